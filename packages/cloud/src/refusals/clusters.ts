import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { contains, parseCidr } from "./cidr.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";
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
    const wrong = [...wrongName, ...autoMode(inputs), ...wrongServices(inputs), ...wrongEndpoint(inputs)];
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
        refusals.push({
            ...refusedByAws("bootstrapSelfManagedAddons", "InvalidParameterException", message, source),
            // A cluster keeps what it was made with when Auto Mode is switched on later.
            creationOnly: true,
        });
    }
    return refusals;
}

/** The block of services: internal/service/eks/cluster.go, the schema. */
function wrongServices(inputs: SentInputs): Refusal[] {
    const network = inputs.object("kubernetesNetworkConfig");
    const text = network?.text("serviceIpv4Cidr");
    const block = parseCidr(text ?? "");
    if (text === undefined || block === undefined) return [];
    const property = "kubernetesNetworkConfig.serviceIpv4Cidr";
    const argument = "kubernetes_network_config.0.service_ipv4_cidr";
    if (block.prefix < 12 || block.prefix > 24) {
        const message = `expected "${argument}" to contain a network Value with between 12 and 24 significant bits, got: ${block.prefix}`;
        return [refusedByProvider(property, message, "terraform-plugin-sdk, helper/validation: IsCIDRNetwork")];
    }
    if (/^(10|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(text)) return [];
    const message = `invalid value for ${argument} (must be within 10.0.0.0/8, 172.16.0.0/12, or 192.168.0.0/16)`;
    const source = "hashicorp/terraform-provider-aws, internal/service/eks: validateIPv4CIDRPrivateRange";
    return [refusedByProvider(property, message, source)];
}

/** Blocks that were seen refused as sources of the public endpoint: private ones (RFC 1918) and those of documentation (RFC 5737). */
const NOT_PUBLIC = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "192.0.2.0/24",
    "198.51.100.0/24",
    "203.0.113.0/24",
].flatMap((block) => parseCidr(block) ?? []);

function wrongEndpoint(inputs: SentInputs): Refusal[] {
    const config = inputs.object("vpcConfig");
    if (config === undefined) return [];
    if (config.flag("endpointPublicAccess") === false && config.flag("endpointPrivateAccess") === false) {
        const words = "Private and public endpoint access cannot be false";
        return [refusedByAws("vpcConfig.endpointPrivateAccess", "InvalidParameterException", words, EKS)];
    }
    const wrong = (config.list("publicAccessCidrs") ?? [])
        .filter((text) => typeof text === "string")
        .filter((text) => {
            const block = parseCidr(text);
            return block !== undefined && NOT_PUBLIC.some((range) => contains(range, block));
        });
    if (wrong.length === 0) return [];
    const words = `The following CIDRs are not allowed in publicAccessCidrs: [${wrong.join(", ")}]`;
    return [refusedByAws("vpcConfig.publicAccessCidrs", "InvalidParameterException", words, EKS)];
}

/** EKS does unless it is told not to. */
function installsAddOns(inputs: SentInputs): boolean {
    return inputs.flag("bootstrapSelfManagedAddons") ?? !inputs.has("bootstrapSelfManagedAddons");
}

export const clusterRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:eks/cluster:Cluster": cluster,
};
