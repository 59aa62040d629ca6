/** A kind of failure that passes by itself. */
export type RetryableKind = "throttling" | "conflict" | "timeout";

interface Pattern {
    readonly kind: RetryableKind;
    readonly matches: RegExp;
    /** Where it is said that trying again is right. */
    readonly source: string;
}

const SDK = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html";
const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html";

/**
 * Messages of failures that are worth another attempt. `LimitExceeded` is none of them, although the SDKs list it: IAM, EC2
 * and others say it of a quota, which is as full the next time.
 */
export const retryablePatterns: readonly Pattern[] = [
    {
        kind: "throttling",
        matches:
            /\b(Throttling|ThrottlingException|ThrottledException|RequestThrottled|RequestThrottledException|TooManyRequests|TooManyRequestsException|RequestLimitExceeded|BandwidthLimitExceeded|ProvisionedThroughputExceededException|EC2ThrottledException|SlowDown)\b|\bRate exceeded\b/,
        source: SDK,
    },
    {
        kind: "conflict",
        matches: /\b(PriorRequestNotComplete|TransactionInProgressException)\b/,
        source: SDK,
    },
    {
        // Two requests at one bucket, or one made again that was just deleted.
        kind: "conflict",
        matches: /\bOperationAborted(Exception)?\b/,
        source: S3,
    },
    {
        kind: "conflict",
        matches: /\bConcurrentModification(Exception)?\b/,
        source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html#API_CreateServiceLinkedRole_Errors",
    },
    {
        // The answer of the Kubernetes API to a write whose object somebody else has written since.
        kind: "conflict",
        matches: /\bthe object has been modified; please apply your changes to the latest version\b/,
        source: "https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#concurrency-control-and-consistency",
    },
    {
        kind: "timeout",
        matches: /\b(RequestTimeout|RequestTimeoutException|RequestExpired)\b/,
        source: SDK,
    },
    {
        // Go's network library, which providers and the engine are made with.
        kind: "timeout",
        matches: /\b(i\/o timeout|TLS handshake timeout|connection reset by peer|Client\.Timeout exceeded)\b/,
        source: "https://pkg.go.dev/net#Error",
    },
    {
        // A policy pack's process that went away before it said where it listens, once on a machine under heavy load. One that
        // cannot start at all ends with EOF instead, and does so the next time, too.
        kind: "timeout",
        matches: /\b(policy pack|plugin)\b.*\bread\/write on closed pipe\b/,
        source: "https://pkg.go.dev/io#ErrClosedPipe",
    },
    {
        kind: "timeout",
        matches: /\b(ServiceUnavailable|ServiceUnavailableException|InternalFailure)\b/,
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html",
    },
];

/**
 * The kind of a failure that is worth another attempt.
 *
 * @param errors everything that went wrong; where one of them would fail again, another attempt is no help.
 * @returns `undefined` for a failure that stays.
 */
export function retryable(errors: readonly string[]): RetryableKind | undefined {
    const kinds = errors.map((error) => retryablePatterns.find(({ matches }) => matches.test(error))?.kind);
    return kinds.every((kind) => kind !== undefined) ? kinds[0] : undefined;
}
