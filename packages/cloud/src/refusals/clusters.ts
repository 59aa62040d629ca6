import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws, refusedByProvider, wrongLength } from "./wording.ts";
import { zonesOf } from "./zones.ts";

const EKS = "messages of EKS, as public reports quote them";
const NAME = "^[0-9A-Za-z][0-9A-Za-z_-]*$";

const cluster: RefusalRule = (inputs, siblings) => {
    const name = inputs.text("name");
    const source = "hashicorp/terraform-provider-aws, internal/service/eks: validClusterName";
    const wrongName =
        name === undefined
            ? []
            : name.length < 1 || name.length > 100
              ? [refusedByProvider("name", `"name" length must be between 1-100 characters: "${name}"`, source)]
              : new RegExp(NAME).test(name)
                ? []
                : [refusedByProvider("name", `"name" doesn't comply with restrictions ("${NAME}"): "${name}"`, source)];
    const wrong = [...wrongName, ...autoMode(inputs)];
    const zones = zonesOf(inputs.object("vpcConfig")?.references("subnetIds") ?? [], siblings);
    if (zones === undefined || zones.length !== 1) return wrong;
    const message = "Subnets specified must be in at least two different AZs";
    return [...wrong, refusedByAws("vpcConfig.subnetIds", "InvalidParameterException", message, EKS)];
};

/** Its three switches go together, and the add-ons that EKS would install by itself stay away. */
function autoMode(inputs: SentInputs): Refusal[] {
    /** Absent is off; set and not known yet may become either. */
    const enabled = (...path: string[]): boolean | "unknown" => {
        let here: SentInputs = inputs;
        for (const name of path) {
            const next = here.object(name);
            if (next === undefined) return here.has(name) ? "unknown" : false;
            here = next;
        }
        return here.flag("enabled") ?? (here.has("enabled") ? "unknown" : false);
    };
    const switches = [
        enabled("computeConfig"),
        enabled("kubernetesNetworkConfig", "elasticLoadBalancing"),
        enabled("storageConfig", "blockStorage"),
    ];
    const refusals: Refusal[] = [];
    if (new Set(switches.filter((on) => on !== "unknown")).size > 1) {
        const message =
            "compute_config.enabled, kubernetes_networking_config.elastic_load_balancing.enabled, and storage_config.block_storage.enabled must all be set to either true or false";
        const source = "terraform-aws-modules/terraform-aws-eks#3418, message of hashicorp/aws 5.100";
        refusals.push(refusedByProvider("computeConfig.enabled", message, source));
    }
    if (switches[0] === true && installsAddOns(inputs)) {
        const message = "When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false.";
        const source = "hashicorp/terraform-provider-aws#40483, error of CreateCluster";
        refusals.push(refusedByAws("bootstrapSelfManagedAddons", "InvalidParameterException", message, source));
    }
    return refusals;
}

/** EKS does unless it is told not to. */
function installsAddOns(inputs: SentInputs): boolean {
    return inputs.flag("bootstrapSelfManagedAddons") ?? !inputs.has("bootstrapSelfManagedAddons");
}

const nodeGroup: RefusalRule = (inputs) => {
    const sizes = inputs.object("scalingConfig");
    const [least, most] = [sizes?.number("minSize"), sizes?.number("maxSize")];
    const desired = sizes?.number("desiredSize");
    const refuse = (property: string, message: string) =>
        refusedByAws(`scalingConfig.${property}`, "InvalidParameterException", message, EKS);
    return [
        ...wrongLength(inputs, "nodeGroupName", 0, 63),
        ...(least !== undefined && desired !== undefined && least > desired
            ? [refuse("minSize", `Minimum capacity ${least} can't be greater than desired size ${desired}`)]
            : []),
        // Written after the words above: these were not found.
        ...(most !== undefined && desired !== undefined && desired > most
            ? [refuse("desiredSize", `desired capacity ${desired} can't be greater than max size ${most}`)]
            : []),
    ];
};

export const clusterRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:eks/cluster:Cluster": cluster,
    "aws:eks/nodeGroup:NodeGroup": nodeGroup,
};
