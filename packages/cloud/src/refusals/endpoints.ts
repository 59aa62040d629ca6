import type { Refusal, RefusalRule } from "./refusal.ts";
import type { Siblings } from "./siblings.ts";
import { refusedByAws } from "./wording.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ASSOCIATION = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const EC2 = "messages of CreateVpcEndpoint, as public reports quote them";
const WITH_GATEWAY = ["s3", "dynamodb"];

/** `sts` of `com.amazonaws.eu-west-1.sts`; nothing for the service of somebody else. */
function serviceOf(serviceName: string): string | undefined {
    return /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.([a-z0-9.-]+)$/.exec(serviceName)?.[1];
}

/** Gateway endpoints exist for two services; a service's private name can be answered by one endpoint of a VPC alone. */
const endpoint: RefusalRule = (inputs, siblings) => {
    const name = inputs.text("serviceName");
    const type = inputs.has("vpcEndpointType") ? inputs.text("vpcEndpointType") : "Gateway";
    const service = serviceOf(name ?? "");
    if (name === undefined || service === undefined) return [];
    if (type === "Gateway" && !WITH_GATEWAY.includes(service)) {
        const words = "Endpoint type (Gateway) does not match available service types ([Interface]).";
        return [refusedByAws("vpcEndpointType", "InvalidParameter", words, EC2)];
    }
    const [vpcId] = inputs.references("vpcId");
    if (type !== "Interface" || inputs.flag("privateDnsEnabled") !== true || vpcId === undefined) return [];
    const taken = siblings
        .before(ENDPOINT)
        .some(
            (other) =>
                other.text("serviceName") === name &&
                other.flag("privateDnsEnabled") === true &&
                other.references("vpcId").includes(vpcId),
        );
    if (!taken) return [];
    const region = name.split(".").at(-1 - service.split(".").length) ?? "";
    const words = `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service}.${region}.amazonaws.com in the VPC ${vpcId}`;
    return [refusedByAws("privateDnsEnabled", "InvalidParameter", words, EC2)];
};

/** A route table leads to a service through one gateway endpoint. */
const association: RefusalRule = (inputs, siblings) => {
    const [table] = inputs.references("routeTableId");
    const own = gatewayService(inputs.references("vpcEndpointId")[0], siblings);
    if (table === undefined || own === undefined) return [];
    const taken = siblings
        .before(ASSOCIATION)
        .filter((other) => other.references("routeTableId").includes(table))
        .some((other) => gatewayService(other.references("vpcEndpointId")[0], siblings) === own);
    if (!taken) return [];
    // In place of the prefix list's id, which differs by region and service.
    const words = `route table ${table} already has a route with destination-prefix-list-id of ${own}`;
    return [refusedByAws("routeTableId", "RouteAlreadyExists", words, EC2)] satisfies Refusal[];
};

function gatewayService(endpointId: string | undefined, siblings: Siblings): string | undefined {
    return endpointId === undefined ? undefined : siblings.withId(ENDPOINT, endpointId)?.text("serviceName");
}

export const endpointRefusals: Readonly<Record<string, RefusalRule>> = {
    [ENDPOINT]: endpoint,
    [ASSOCIATION]: association,
};
