/** Name of the workflow's file: npm asks for it when a trusted publisher is set up. */
export const WORKFLOW_FILE = 'articles.yml';

/** Name of the GitHub environment that publishes. */
export const ENVIRONMENT = 'npm';

/**
 * The GitHub workflow of a publication. Checks, builds and packs on every push, without an identity. On a tag, a second job
 * publishes that tarball with provenance; it runs no code of the package.
 * @param directory folder of the package in its repository; empty: the top
 */
export function workflow(directory: string): string {
  const place =
    directory === '' ? '' : `    defaults: { run: { working-directory: ${JSON.stringify(directory)} } }\n`;
  return `name: articles
on:
  push:
    branches: [main]
    tags: ["v*"]
  pull_request:

permissions:
  contents: read

jobs:
  pack:
    runs-on: ubuntu-latest
${place}    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with: { persist-credentials: false }
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with: { node-version: 24 }
      - run: npm ci --ignore-scripts
      - run: npx lectern check --format github
      - name: Compare the tag with the version
        if: startsWith(github.ref, 'refs/tags/')
        run: test "$GITHUB_REF_NAME" = "v$(node -p 'require("./package.json").version')"
      # Runs "lectern build", too.
      - run: mkdir "$RUNNER_TEMP/package" && npm pack --pack-destination "$RUNNER_TEMP/package"
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with: { name: package, path: "\${{ runner.temp }}/package/*.tgz", if-no-files-found: error }

  publish:
    if: startsWith(github.ref, 'refs/tags/v')
    needs: pack
    runs-on: ubuntu-latest
    environment: ${ENVIRONMENT}
    permissions:
      id-token: write
    steps:
      - uses: actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0
        with: { name: package }
      - uses: actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0
        with: { node-version: 24 }
      - run: npm publish ./*.tgz --ignore-scripts --provenance --access public
`;
}
