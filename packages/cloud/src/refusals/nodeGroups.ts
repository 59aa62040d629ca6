import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { belowLeast, refusedByAws, wrongLength } from "./wording.ts";

const EKS = "messages of EKS, as public reports quote them";
const RESERVED = ["kubernetes.io/", "k8s.io/", "eks.amazonaws.com/"];
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const nodeGroup: RefusalRule = (inputs) => [
    ...wrongLength(inputs, "nodeGroupName", 0, 63),
    ...wrongSizes(inputs),
    ...otherArchitecture(inputs),
    ...wrongLabels(inputs),
    ...wrongTaints(inputs),
];

function refuse(property: string, words: string, source = EKS): Refusal {
    return refusedByAws(property, "InvalidParameterException", words, source);
}

function wrongSizes(inputs: SentInputs): Refusal[] {
    const sizes = inputs.object("scalingConfig");
    if (sizes === undefined) return [];
    const [least, most] = [sizes.number("minSize"), sizes.number("maxSize")];
    const desired = sizes.number("desiredSize");
    const tooFew = belowLeast(sizes, "maxSize", 1, "scaling_config.0.max_size");
    return [
        ...tooFew.map((refusal) => ({ ...refusal, property: "scalingConfig.maxSize" })),
        ...(least !== undefined && desired !== undefined && least > desired
            ? [
                  refuse(
                      "scalingConfig.minSize",
                      `Minimum capacity ${least} can't be greater than desired size ${desired}`,
                  ),
              ]
            : []),
        // Written after the words above: these were not found.
        ...(most !== undefined && desired !== undefined && desired > most
            ? [
                  refuse(
                      "scalingConfig.desiredSize",
                      `desired capacity ${desired} can't be greater than max size ${most}`,
                  ),
              ]
            : []),
    ];
}

/** Graviton types have a g behind the generation; `a1` came before that rule (Amazon EC2 Instance Types, "Naming conventions"). */
function otherArchitecture(inputs: SentInputs): Refusal[] {
    const ami = inputs.text("amiType");
    const arm = /_ARM_64/.test(ami ?? "");
    if (ami === undefined || (!arm && !/_x86_64/.test(ami))) return [];
    const other = (inputs.list("instanceTypes") ?? [])
        .filter((type) => typeof type === "string")
        .find((type) => /^(a1|[a-z]+\d+g[a-z]*)\./.test(type) !== arm);
    if (other === undefined) return [];
    const source = "HHS/simpler-grants-gov#12404, eksctl-io/eksctl#7754";
    return [refuse("instanceTypes", `[${other}] is not a valid instance type for requested amiType ${ami}`, source)];
}

function wrongLabels(inputs: SentInputs): Refusal[] {
    const labels = inputs.record("labels");
    if (labels === undefined) return [];
    if (Object.keys(labels).some((key) => RESERVED.some((prefix) => key.includes(prefix)))) {
        const words = `Label cannot contain reserved prefixes [${RESERVED.join(", ")}]`;
        return [refuse("labels", words, "eksctl-io/eksctl#4007")];
    }
    const wrong = Object.values(labels).find((value) => typeof value === "string" && !LABEL_VALUE.test(value));
    return typeof wrong === "string" ? [wrongValue("labels", wrong)] : [];
}

function wrongValue(property: string, value: string): Refusal {
    const words = `Invalid value: ${value} : field must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
    return refuse(property, words, "aws-controllers-k8s/community#2208, where the value is a space");
}

/** The provider's own limit of a key is 63 characters, prefix included (internal/service/eks/node_group.go: the schema). */
function wrongTaints(inputs: SentInputs): Refusal[] {
    return inputs.objects("taints").flatMap((taint, index) =>
        [...wrongLength(taint, "key", 1, 63), ...wrongLength(taint, "value", 0, 63)].map((refusal) => ({
            ...refusal,
            property: `taints[${index}].${refusal.property}`,
        })),
    );
}

export const nodeGroupRefusals: Readonly<Record<string, RefusalRule>> = { "aws:eks/nodeGroup:NodeGroup": nodeGroup };
