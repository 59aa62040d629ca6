/** What is published about one Kubernetes version on EKS. What nobody published is left out, not guessed. */
export interface KubernetesRelease {
    /** Last days of EKS's standard and extended support. */
    readonly supported: { readonly standard: string; readonly extended: string };
    /** The latest builds that the Amazon EKS User Guide lists. */
    readonly addOns: { readonly "kube-proxy": string; readonly coredns: string };
    /** The oldest Karpenter that works with it. */
    readonly karpenter: readonly [major: number, minor: number];
}

/** Where the table below was read, all of it on the day of `read`. The copies carry no date of their own. */
export const RELEASE_SOURCES = {
    read: "2026-11-21",
    addOns: [
        "https://docs.aws.amazon.com/ja_jp/eks/latest/userguide/managing-kube-proxy.md",
        "https://docs.aws.amazon.com/ja_jp/eks/latest/userguide/managing-coredns.md",
    ],
    supported: [
        "https://endoflife.date/amazon-eks (1.32 to 1.35)",
        "https://aws-samples.github.io/sample-apex-skills, EKS version support calendar of June 2026 (1.36)",
    ],
    karpenter: ["https://karpenter.sh/docs/upgrading/compatibility/ (1.14)"],
} as const;

/** By Kubernetes version. `aws eks describe-addon-versions` knows newer builds. */
export const releases: Readonly<Record<string, KubernetesRelease>> = {
    "1.32": {
        supported: { standard: "2026-03-23", extended: "2027-03-23" },
        addOns: { "kube-proxy": "v1.32.13-eksbuild.16", coredns: "v1.11.4-eksbuild.40" },
        karpenter: [1, 2],
    },
    "1.33": {
        supported: { standard: "2026-07-29", extended: "2027-07-29" },
        addOns: { "kube-proxy": "v1.33.10-eksbuild.13", coredns: "v1.12.4-eksbuild.18" },
        karpenter: [1, 5],
    },
    "1.34": {
        supported: { standard: "2026-12-02", extended: "2027-12-02" },
        addOns: { "kube-proxy": "v1.34.6-eksbuild.13", coredns: "v1.13.2-eksbuild.11" },
        karpenter: [1, 6],
    },
    "1.35": {
        supported: { standard: "2027-03-27", extended: "2028-03-27" },
        addOns: { "kube-proxy": "v1.35.3-eksbuild.13", coredns: "v1.14.3-eksbuild.3" },
        karpenter: [1, 9],
    },
    "1.36": {
        supported: { standard: "2027-08-02", extended: "2028-08-02" },
        addOns: { "kube-proxy": "v1.36.0-eksbuild.14", coredns: "v1.14.3-eksbuild.3" },
        karpenter: [1, 13],
    },
};
