/** What the process ends with. Scripts and CI rely on these. */
export const exitCodes = {
    /** Done, and nothing to complain about. */
    clean: 0,
    /** Something is wrong in files or settings, a program failed, or time ran out. */
    failed: 1,
    /** Done, and blocked by policy. */
    blocked: 2,
    /** The arguments cannot be understood. */
    usage: 64,
    /** Stopped by SIGHUP, a closed terminal (128 + 1). */
    hungUp: 129,
    /** Stopped by SIGINT (128 + 2). */
    interrupted: 130,
    /** Stopped by SIGTERM (128 + 15). */
    terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
