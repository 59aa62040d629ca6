import type { Violation } from "@plinth/core/settings";

/** Kubernetes as EKS names its versions. Which of them AWS offers changes every few months, so the form alone is checked. */
export const KUBERNETES_VERSION = /^1\.\d{2}$/;

export function checkVersion(version: string): Violation[] {
    if (KUBERNETES_VERSION.test(version)) return [];
    return [
        {
            path: ["version"],
            rule: "must be a Kubernetes version such as 1.35",
            value: version,
            fix: 'write major and minor, in quotes: "1.35"',
        },
    ];
}

/** The minor version, `undefined` where the text is no version and {@link checkVersion} says so. */
export function minorVersionOf(version: string): number | undefined {
    return KUBERNETES_VERSION.test(version) ? Number(version.split(".")[1]) : undefined;
}
