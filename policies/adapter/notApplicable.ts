interface CanSay {
    notApplicable(reason?: string): never;
}

/**
 * Says that a rule does not apply, which the SDK takes as an exception; returning would count as a pass. Most rules do
 * not apply to most resources, so what is thrown is made once for each reason, and without the stack trace that nobody
 * reads: making them would take longer than the rules.
 */
export function notApplicableFor(reason: string): (args: CanSay) => never {
    let made: unknown;
    return (args) => {
        made ??= withoutTrace(() => args.notApplicable(reason));
        throw made;
    };
}

/** What `say` throws. */
function withoutTrace(say: () => never): unknown {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return say();
    } catch (error) {
        return error;
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
