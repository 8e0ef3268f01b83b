/** Lists the steps that a person must do before the workflow can publish. */
import type { Repository } from '../repository.js';
import { ENVIRONMENT, WORKFLOW_FILE } from './templates/workflow.js';

export interface SetupStep {
  text: string;
  hint: string;
}

export function ciSteps(name: string, repository: Repository | undefined): SetupStep[] {
  const onGitHub = repository?.url.startsWith('https://github.com/') ? repository.url : undefined;
  const owner = onGitHub?.replace('https://github.com/', '');
  const addRepository: SetupStep = {
    text: 'add `repository` to package.json; npm compares it with the repository of the workflow',
    hint: 'run: npm pkg set repository.type=git repository.url=git+https://github.com/OWNER/NAME.git',
  };
  return [
    ...(onGitHub ? [] : [addRepository]),
    {
      text: 'commit package-lock.json; the workflow installs exactly what is in it',
      hint: 'run: npm install && git add package-lock.json',
    },
    {
      text: 'publish the first version yourself; npm has no settings for a package that does not exist',
      hint: 'run: npm login && npm publish',
    },
    {
      text: 'name the workflow as the trusted publisher of the package',
      hint: `open https://www.npmjs.com/package/${name}/access and enter: GitHub Actions, ${owner ?? 'OWNER/NAME'}, ${WORKFLOW_FILE}, ${ENVIRONMENT}`,
    },
    {
      text: `protect the environment "${ENVIRONMENT}", from which the workflow publishes; allow only tags v*`,
      hint: `open ${onGitHub ?? 'https://github.com/OWNER/NAME'}/settings/environments`,
    },
    {
      text: 'publish later versions with a tag',
      hint: 'run: npm version patch && git push --follow-tags',
    },
  ];
}
