/**
 * A library of 300 articles generated from a seed, and judged queries over it. Each article combines a subject and an
 * angle, so the wanted articles of a query follow from the way the library is generated.
 */

import { generate } from '../../support/generate.js';
import type { Sample } from '../../support/library.js';
import { type JudgedQuery, judgedQueries } from './judged-query.js';

interface Subject {
  slug: string;
  title: string;
  category: string;
  tags: string[];
  /** A sentence of the body that only this subject has. */
  fact: string;
}

const SUBJECTS: Subject[] = [
  {
    slug: 'tomatoes',
    title: 'Tomatoes',
    category: 'Garden',
    tags: ['vegetables', 'summer'],
    fact: 'Blossom end rot is a want of calcium.',
  },
  {
    slug: 'strawberries',
    title: 'Strawberries',
    category: 'Garden',
    tags: ['fruit', 'summer'],
    fact: 'Runners take root within a fortnight.',
  },
  {
    slug: 'crepes',
    title: 'Crêpes',
    category: 'Kitchen',
    tags: ['batter', 'français'],
    fact: 'Pâte à crêpes is left to stand for an hour, in Orléans as in Łódź.',
  },
  {
    slug: 'jalapenos',
    title: 'Jalapeños',
    category: 'Kitchen',
    tags: ['chilli', 'pickles'],
    fact: 'The smoked ones are called chipotle.',
  },
  {
    slug: 'hooks',
    title: 'React hooks',
    category: 'Code',
    tags: ['javascript', 'react'],
    fact: 'Calling useState within a loop breaks the order; useEffect runs after paint.',
  },
  {
    slug: 'cpp',
    title: 'Templates in C++',
    category: 'Code',
    tags: ['c++', 'compilers'],
    fact: 'With std::vector<bool> the elements are proxies, and C++20 has concepts.',
  },
  {
    slug: 'streams',
    title: 'Streams in Node.js',
    category: 'Code',
    tags: ['node.js', 'javascript'],
    fact: 'The highWaterMark of fs.createReadStream is 64 kB, and pipe() forgets errors.',
  },
  {
    slug: 'dotnet',
    title: 'Moving to .NET',
    category: 'Code',
    tags: ['.net', 'c#'],
    fact: 'A Span<T> may not outlive the stack frame.',
  },
  {
    slug: 'senbei',
    title: '煎餅の焼き方',
    category: '料理',
    tags: ['米', '和菓子'],
    fact: '醤油を塗ってから炭火で焼くと香ばしい煎餅になります。',
  },
  {
    slug: 'suoyin',
    title: '数据库索引入门',
    category: '数据库',
    tags: ['索引', '性能'],
    fact: '合适的索引可以让查询速度提高几个数量级。',
  },
  {
    slug: 'bicycles',
    title: 'Bicycle repair',
    category: 'Workshop',
    tags: ['bicycle', 'tools'],
    fact: 'A derailleur hanger bends before the frame does.',
  },
  {
    slug: 'kettles',
    title: 'Descaling the kettle',
    category: 'Kitchen',
    tags: ['cleaning'],
    fact: 'Citric acid does in ten minutes what vinegar does in an hour.',
  },
  {
    slug: 'kuehlschrank',
    title: 'Kühlschränke reparieren',
    category: 'Werkstatt',
    tags: ['Haushalt', 'Straße'],
    fact: 'Eine Wärmepumpe mit 99,9 % Verfügbarkeit braucht 230V und eine Rohrisolierung.',
  },
  {
    slug: 'chainik',
    title: 'Как выбрать чайник',
    category: 'Кухня',
    tags: ['вода'],
    fact: 'Объём чайника указан в литрах, а ёлка тут ни при чём.',
  },
  {
    slug: 'gateways',
    title: 'Load-balancing gateways',
    category: 'Code',
    tags: ['C++17', 'k8s'],
    fact: 'Re-balancing keeps 99.9 of sockets; put PORT=8080 into .env and pass --dry-run or -v to gatewayd(8).',
  },
];

const ANGLES = [
  'for beginners',
  'in a cold spring',
  'without tools',
  'on a balcony',
  'in the evening',
  'by the book',
  'the hard way',
  'on a budget',
  'with children',
  'in winter',
  'after ten years',
  'in practice',
  'in a hurry',
  'in theory',
  'from scratch',
  'in the city',
  'at sea',
  'for two',
  'by candlelight',
  'with a friend',
];

/** Combines 15 subjects with 20 angles. The angle is in the description; the first article is about the subject in general. */
export function makeSamples(): Sample[] {
  const filler = generate({ articles: SUBJECTS.length * ANGLES.length, size: 1500, seed: 11 });
  return filler.map(({ markdown = '' }, number) => {
    const subject = SUBJECTS[number % SUBJECTS.length] as Subject;
    const round = Math.floor(number / SUBJECTS.length);
    const angle = ANGLES[round] ?? '';
    return {
      title: round === 0 ? subject.title : `Notes ${number}, ${angle}`,
      slug: round === 0 ? subject.slug : `notes-${number}`,
      description:
        round === 0
          ? `What there is to know, ${angle}.`
          : `A diary entry on the side of ${subject.category}.`,
      category: subject.category,
      tags: round === 0 ? subject.tags : [],
      markdown:
        round === 0 ? `## What to know\n\n${markdown}\n\n## One more thing\n\n${subject.fact}` : markdown,
    };
  });
}

export const GENERATED_QUERIES: JudgedQuery[] = [
  ...judgedQueries('plain', { tomatoes: 'tomatoes', 'bicycle repair': 'bicycles', kettle: 'kettles' }),
  ...judgedQueries('typo', {
    tomatos: 'tomatoes',
    strawbery: 'strawberries',
    'bycicle repare': 'bicycles',
    derailer: 'bicycles',
    chipolte: 'jalapenos',
  }),
  ...judgedQueries('swap', { kettel: 'kettles', raect: 'hooks', tempaltes: 'cpp' }),
  ...judgedQueries('order', { 'repair bicycle': 'bicycles', 'hooks react': 'hooks' }),
  ...judgedQueries('accent', {
    crepes: 'crepes',
    crêpes: 'crepes',
    'CRE\u0302PES': 'crepes',
    jalapeno: 'jalapenos',
    lodz: 'crepes',
    'orleans pate': 'crepes',
    tómatoes: 'tomatoes',
    francais: 'crepes',
  }),
  ...judgedQueries('plural', {
    tomato: 'tomatoes',
    strawberry: 'strawberries',
    bicycles: 'bicycles',
    kettles: 'kettles',
    hook: 'hooks',
  }),
  ...judgedQueries('prefix', { strawb: 'strawberries', templ: 'cpp', descal: 'kettles' }),
  ...judgedQueries('fields', {
    'garden runners': 'strawberries',
    'summer calcium': 'tomatoes',
    'javascript highwatermark': 'streams',
    'kitchen vinegar': 'kettles',
  }),
  ...judgedQueries('phrase', {
    '"end rot"': 'tomatoes',
    '"citric acid"': 'kettles',
    '"acid citric"': '',
    '"after paint': 'hooks',
  }),
  ...judgedQueries('code', {
    useState: 'hooks',
    'c++': 'cpp',
    'C++20': 'cpp',
    'node.js': 'streams',
    nodejs: 'streams',
    'std::vector': 'cpp',
    '.net': 'dotnet',
    'c#': 'dotnet',
    'fs.createReadStream': 'streams',
    'pipe()': 'streams',
  }),
  ...judgedQueries('cjk', {
    煎餅: 'senbei',
    醤油: 'senbei',
    索引: 'suoyin',
    数据库: 'suoyin',
    '索引 查询': 'suoyin',
    煎餅炭火: 'senbei',
  }),
  ...judgedQueries('body', {
    chipotle: 'jalapenos',
    hanger: 'bicycles',
    fortnight: 'strawberries',
    proxies: 'cpp',
  }),
  ...judgedQueries('operator', {
    'category:kitchen tag:pickles': 'jalapenos',
    'tag:"c++"': 'cpp',
    'title:streams': 'streams',
    'tag:javascript !react': 'streams',
    'tag:summer !title:tomatoes': 'strawberries',
    'category:料理 title:"煎餅の焼き方"': 'senbei',
  }),
  ...judgedQueries('real', {
    rebalancing: 'gateways',
    're-balancing': 'gateways',
    'load balancing': 'gateways',
    loadbalancing: 'gateways',
    '99.9': 'gateways',
    'C++17': 'gateways',
    '.env': 'gateways',
    '--dry-run': 'gateways',
    'port=8080': 'gateways',
    'gatewayd(8)': 'gateways',
    k8s: 'gateways',
    Kühlschrank: 'kuehlschrank',
    kuhlschranke: 'kuehlschrank',
    strasse: 'kuehlschrank',
    Wärmepumpen: 'kuehlschrank',
    '230 V': 'kuehlschrank',
    чайник: 'chainik',
    ЧАЙНИКА: 'chainik',
    чайнкик: 'chainik',
    елка: 'chainik',
    объем: 'chainik',
    せんべい: '',
    炭火で焼く: 'senbei',
    提高查询速度: 'suoyin',
    'strawbery runers': 'strawberries',
    derailuers: 'bicycles',
    'repairing bicycles': 'bicycles',
    'useState()': 'hooks',
    'react-hooks': 'hooks',
    'kettle, descaling!': 'kettles',
    'descale a kettle': 'kettles',
  }),
  ...judgedQueries('nothing', { 'submarine warfare': '', '🦓': '', '"useState within a lamp"': '' }),
];
