/** Globs of the files that {@link repositoryStacks} reads: whoever keeps what was made of them has to look at these. */
export const MODEL_FILES: readonly string[] = [
    "Pulumi.yaml",
    "environments/*/environment.yaml",
    "packages/*/package.json",
    "stacks/*/Pulumi.yaml",
    "stacks/*/package.json",
];
