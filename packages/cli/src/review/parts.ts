import { systemClock } from "@plinth/deployer";
import { type MakeEngine, realEngine } from "../deploy/command.ts";
import type { Host } from "../host.ts";
import { backendStacks, type StacksPort } from "./stacks.ts";

/** What reviews work with; tests have their own. */
export interface ReviewParts {
    readonly makeEngine: MakeEngine;
    readonly stacks: (root: string, env: Host["env"]) => Promise<StacksPort>;
    readonly now: () => Date;
}

export const realParts: ReviewParts = { makeEngine: realEngine, stacks: backendStacks, now: () => systemClock.now() };
