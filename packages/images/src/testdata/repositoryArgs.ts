import type { ImageRepositoryArgs } from "../imageRepositoryArgs.ts";

/** A bare call: nothing but what has no default. */
export const leastArgs = {
    repositoryName: "plinth/reference",
    pulledBy: ["222222222222"],
    account: "555555555555",
    region: "eu-west-1",
} as const satisfies ImageRepositoryArgs;
