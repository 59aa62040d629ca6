import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";
import { zonesOf } from "./zones.ts";

const NAMES = "hashicorp/terraform-provider-aws, internal/service/elbv2: validName";

function wrongName(inputs: SentInputs): Refusal[] {
    const name = inputs.text("name");
    if (name === undefined || name === "") return [];
    return [
        name.length > 32 && `"name" cannot be longer than 32 characters: "${name}"`,
        !/^[0-9A-Za-z-]+$/.test(name) && `only alphanumeric characters and hyphens allowed in "name": "${name}"`,
        name.startsWith("-") && `"name" cannot begin with a hyphen: "${name}"`,
        name.endsWith("-") && `"name" cannot end with a hyphen: "${name}"`,
    ].flatMap((message) => (message === false ? [] : [refusedByProvider("name", message, NAMES)]));
}

const loadBalancer: RefusalRule = (inputs, siblings) => {
    const names = wrongName(inputs);
    const type = inputs.text("loadBalancerType") ?? (inputs.has("loadBalancerType") ? undefined : "application");
    if (type !== "application") return names;
    const zones = zonesOf(inputs.references("subnets"), siblings);
    if (zones === undefined || zones.length !== 1) return names;
    const message = "At least two subnets in two different Availability Zones must be specified";
    const source = "message of CreateLoadBalancer, as public reports quote it";
    return [...names, refusedByAws("subnets", "ValidationError", message, source)];
};

const targetGroup: RefusalRule = (inputs) => wrongName(inputs);

export const loadBalancerRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:alb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
    "aws:alb/targetGroup:TargetGroup": targetGroup,
};
