/**
 * A library made from a seed, 300 articles of a gardener who programs, and judged queries over it. Each article joins
 * a subject and an angle; who wrote a query knew both, so what it wants follows from how the library is made.
 */

import { generate } from '../../support/generate.js';
import type { Sample } from '../../support/library.js';
import { type Judged, judged } from './judged.js';

interface Subject {
  slug: string;
  title: string;
  category: string;
  tags: string[];
  /** A sentence of the body that no other subject has. */
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

/** 15 subjects × 20 angles. The angle is in the description, its first article is the one about the subject as such. */
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

export const MADE: Judged[] = [
  ...judged('plain', { tomatoes: 'tomatoes', 'bicycle repair': 'bicycles', kettle: 'kettles' }),
  ...judged('typo', {
    tomatos: 'tomatoes',
    strawbery: 'strawberries',
    'bycicle repare': 'bicycles',
    derailer: 'bicycles',
    chipolte: 'jalapenos',
  }),
  ...judged('swap', { kettel: 'kettles', raect: 'hooks', tempaltes: 'cpp' }),
  ...judged('order', { 'repair bicycle': 'bicycles', 'hooks react': 'hooks' }),
  ...judged('accent', {
    crepes: 'crepes',
    crêpes: 'crepes',
    'CRE\u0302PES': 'crepes',
    jalapeno: 'jalapenos',
    lodz: 'crepes',
    'orleans pate': 'crepes',
    tómatoes: 'tomatoes',
    francais: 'crepes',
  }),
  ...judged('plural', {
    tomato: 'tomatoes',
    strawberry: 'strawberries',
    bicycles: 'bicycles',
    kettles: 'kettles',
    hook: 'hooks',
  }),
  ...judged('prefix', { strawb: 'strawberries', templ: 'cpp', descal: 'kettles' }),
  ...judged('fields', {
    'garden runners': 'strawberries',
    'summer calcium': 'tomatoes',
    'javascript highwatermark': 'streams',
    'kitchen vinegar': 'kettles',
  }),
  ...judged('phrase', {
    '"end rot"': 'tomatoes',
    '"citric acid"': 'kettles',
    '"acid citric"': '',
    '"after paint': 'hooks',
  }),
  ...judged('code', {
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
  ...judged('cjk', {
    煎餅: 'senbei',
    醤油: 'senbei',
    索引: 'suoyin',
    数据库: 'suoyin',
    '索引 查询': 'suoyin',
    煎餅炭火: 'senbei',
  }),
  ...judged('body', { chipotle: 'jalapenos', hanger: 'bicycles', fortnight: 'strawberries', proxies: 'cpp' }),
  ...judged('operator', {
    'category:kitchen tag:pickles': 'jalapenos',
    'tag:"c++"': 'cpp',
    'title:streams': 'streams',
    'tag:javascript !react': 'streams',
    'tag:summer !title:tomatoes': 'strawberries',
    'category:料理 title:"煎餅の焼き方"': 'senbei',
  }),
  ...judged('real', {
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
  ...judged('nothing', { 'submarine warfare': '', '🦓': '', '"useState within a lamp"': '' }),
];
