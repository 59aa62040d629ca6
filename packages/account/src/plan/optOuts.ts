import type { OptOut, Risk } from "@plinth/core/optOuts";
import { written } from "@plinth/core/optOuts";

/** Any part, as far as opt-outs read it. */
interface AnyPart {
    readonly mode: "off" | "adopted" | "created";
    readonly reason?: string;
    readonly protect?: boolean | undefined;
}

/** What is said of a part that nobody makes, or that Pulumi may delete. */
function partOptOuts(risk: Risk, consequence: string): readonly OptOut<AnyPart>[] {
    return [
        {
            option: "mode",
            risk,
            consequence,
            uses: ({ mode, reason }) => (mode === "off" ? [{ path: ["mode"], value: "off", reason }] : []),
        },
        {
            option: "protect",
            risk: "loses",
            consequence: "Pulumi deletes it when the program says so, and with it a protection of the whole account",
            uses: ({ protect }) => written(["protect"], protect, false),
        },
    ];
}

/** By part. VPC Block Public Access is off by default, so that it is off is no opt-out. */
export const PART_OPT_OUTS = {
    trail: partOptOuts("loses", "nobody will know who did what"),
    guardDuty: partOptOuts("exposes", "an attack that goes on is not noticed"),
    securityHub: partOptOuts("exposes", "what is set up wrongly is not noticed"),
    config: partOptOuts("loses", "nobody will know what the account looked like"),
    accessAnalyzer: partOptOuts("exposes", "access from outside is not noticed"),
    volumeEncryption: partOptOuts("exposes", "volumes and snapshots are as encrypted as each one asks to be"),
    bucketBlock: partOptOuts("exposes", "one bucket's policy can make it public"),
    sharingBlock: partOptOuts("exposes", "a snapshot or an image can be made public"),
    passwordPolicy: partOptOuts("exposes", "passwords of six characters will do"),
    metadataDefaults: partOptOuts("exposes", "a launch that says nothing gets IMDSv1"),
    registryScanning: partOptOuts("exposes", "known weaknesses of images are not noticed"),
} as const;
