/** Environments in the order in which one commit reaches them; each waits for the one before. */
export const promotion: readonly string[] = ["dev", "staging", "prod"];

/** Environments that no pipeline deploys, and why. */
export const deployedByHand: Readonly<Record<string, string>> = {
    sandbox: "a person's own: who tries something deploys it, and takes it down again",
    shared: "makes the roles that pipelines deploy with: nobody may make what holds them",
};
