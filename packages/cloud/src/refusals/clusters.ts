import type { RefusalRule } from "./refusal.ts";
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
    const zones = zonesOf(inputs.object("vpcConfig")?.references("subnetIds") ?? [], siblings);
    if (zones === undefined || zones.length !== 1) return wrongName;
    const message = "Subnets specified must be in at least two different AZs";
    return [...wrongName, refusedByAws("vpcConfig.subnetIds", "InvalidParameterException", message, EKS)];
};

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
