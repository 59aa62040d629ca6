/** What a code says, and what a person does about it. */
export interface CodeEntry {
    /** What happened, in one sentence. */
    readonly meaning: string;
    /** What to do next, in the imperative. `<environment>` stands for the environment. */
    readonly recovery: string;
    /** Whether something decided against it, rather than went wrong: the exit code is 2 then, else 1. */
    readonly blocked?: true;
}

/**
 * Every way in which a delivery can end other than well. Codes are public: journals, pipelines and alerts go by them, so
 * none is renamed or given another meaning.
 */
export const codes = {
    ENGINE_MISSING: {
        meaning: "The Pulumi CLI cannot be started.",
        recovery: "Install it (npx plinth doctor says how), put its folder on PATH, and run the command again.",
    },
    RUN_IN_PROGRESS: {
        meaning: "Another run of plinth on this machine is at work in the same environment.",
        recovery: "Wait until it has ended; the message says who started it, where and when.",
    },
    FROZEN: {
        meaning: "The environment's settings allow no change now: a freeze, or outside the window.",
        recovery:
            'Wait until the time in the message; for a change that cannot wait, add --despite-freeze "<reason>", which the journal keeps.',
        blocked: true,
    },
    UPSTREAM_NOT_DEPLOYED: {
        meaning: "A layer needs outputs that nobody has deployed yet: of a stack that is not there, or that lacks one.",
        recovery: "Deploy the layer that the message names first, in the environment that it names.",
    },
    DEPENDANTS_DEPLOYED: {
        meaning: "Layers that are still deployed need one that is to be destroyed.",
        recovery: "Destroy them first, or in the same run: leave --layer out, or name them too.",
        blocked: true,
    },
    STACK_LOCKED: {
        meaning: "The backend holds a lock on the stack: somebody deploys it, or was stopped while doing so.",
        recovery:
            "Ask whoever the message names. If nobody is at work: run pulumi cancel --stack <environment> in the folder that the message names, then plinth refresh <environment>.",
    },
    PREVIEW_FAILED: {
        meaning: "The engine could not preview the stack; nothing of it was changed.",
        recovery: "Mend what the message says. npx plinth preview <environment> shows the same without an account.",
    },
    POLICY_BLOCKED: {
        meaning: "A mandatory rule of the policy pack is violated.",
        recovery:
            "Change what the rule names; npx plinth policies explain <rule> says why it is there, docs/guides/policies.md how to exempt a resource.",
        blocked: true,
    },
    DANGER_REFUSED: {
        meaning: "Something that holds data would be replaced or deleted, and nobody has allowed it by name.",
        recovery: "Make sure that there is a backup, then allow each resource with --allow-replace <urn>.",
        blocked: true,
    },
    CONFIRMATION_REQUIRED: {
        meaning: "There is nobody to ask whether to go on, and no option that says so.",
        recovery: "Run it on a terminal, or add --yes; destroying production needs --confirm <environment> as well.",
    },
    DECLINED: {
        meaning: "The person at the terminal said no; nothing of the wave was changed.",
        recovery: "Run the command again when it shall happen.",
    },
    CHECKPOINT_FAILED: {
        meaning: "The state could not be exported before the change, so nothing was changed.",
        recovery: "Make room or permissions in the folder that the message names, or name another with --records.",
    },
    PLAN_REFUSED: {
        meaning:
            "A plan that was handed over cannot be applied any more, or the program wants something else; nothing of it was changed.",
        recovery:
            "Plan again with npx plinth plan <environment>, have that approved, and apply it; each reason in the message says what has changed since.",
        blocked: true,
    },
    PLAN_VIOLATED: {
        meaning:
            "In the middle of its update the program wanted something else than what was previewed and confirmed; the engine stopped it there, and what was done before is in the state.",
        recovery:
            "Look at what the message names: a value that differs with each run (a time, a random number), a resource made only once another one is known, or a change made meanwhile. Then run the command again: what is left is previewed, judged and confirmed anew.",
    },
    UP_FAILED: {
        meaning: "The engine failed while it changed the stack; what it had done is in the state.",
        recovery: "Mend what the message says and run the command again: it goes on with what is missing.",
    },
    DESTROY_FAILED: {
        meaning: "The engine failed while it deleted; what it had deleted is gone from the state.",
        recovery: "Mend what the message says and run the command again: it goes on with what is left.",
    },
    REFRESH_FAILED: {
        meaning: "The engine could not read what exists; the state may be refreshed in part.",
        recovery: "Mend what the message says (often: permissions to read) and run the command again.",
    },
    VERIFY_FAILED: {
        meaning: "The stack was deployed, and is not as it should be.",
        recovery:
            "Mend what the message says and deploy again; npx plinth verify <environment> looks again and changes nothing. The checkpoint that the journal names holds the state from before.",
    },
    ROLLBACK_REFUSED: {
        meaning: "Something cannot be rolled back, or nobody may; nothing was changed.",
        recovery: "Each reason in the message says what to do instead; docs/guides/rollback.md has all of them.",
        blocked: true,
    },
    STATE_RESTORE_REFUSED: {
        meaning: "The checkpoint is not the last word on the stack; the state was left as it is.",
        recovery: "Each reason in the message says what to do instead; docs/guides/rollback.md has all of them.",
        blocked: true,
    },
    DRIFT_FOUND: {
        meaning: "Something in the cloud was changed or deleted past the settings.",
        recovery:
            "To put it back, run plinth refresh <environment> and then plinth up <environment>; to keep it, take the value over into the settings, or declare it under drift.benign in environment.yaml.",
        blocked: true,
    },
    DRIFT_UNKNOWN: {
        meaning: "Not every stack or resource could be read, so nobody can say that nothing has drifted.",
        recovery:
            "Mend what the message says (often: permissions to read, or a stack that was never deployed) and run the command again; what was found all the same stands in the report.",
    },
    INTERRUPTED: {
        meaning: "A signal stopped the run; the engine ended what was in flight and kept the state.",
        recovery: "Run the same command again: what is done is left as it is.",
    },
    UPSTREAM_FAILED: {
        meaning: "A layer was skipped, because one that it needs did not get through.",
        recovery: "Mend the layer that the message names and run the command again.",
    },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type Code = keyof typeof codes;

/** The page on which every code stands, with its name in lower case as anchor. */
export const CODES_PAGE = "docs/deploy-codes.md";

/** Where a code is explained. */
export function anchorOf(code: Code): string {
    return `${CODES_PAGE}#${code.toLowerCase()}`;
}

/** What to do about a code in an environment. */
export function recoveryOf(code: Code, environment: string): string {
    return codes[code].recovery.replaceAll("<environment>", environment);
}

/** Whether a code says that something decided against it. */
export function isBlocked(code: Code): boolean {
    return (codes[code] as CodeEntry).blocked === true;
}
