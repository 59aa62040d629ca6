import type { Refusal, RefusalRule } from "./refusal.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";

const CREATE = "message of CreateNatGateway, as public reports quote it";
const SCHEMA = "@pulumi/aws 7.48, ec2.NatGateway: what each availability mode needs";

/** A public NAT gateway of one zone has an address; a regional one takes neither an address nor a subnet of its own. */
const natGateway: RefusalRule = (inputs) => {
    const mode = inputs.has("availabilityMode") ? inputs.text("availabilityMode") : "zonal";
    const kind = inputs.has("connectivityType") ? inputs.text("connectivityType") : "public";
    if (mode === "regional") {
        // The words were not found; the schema names the rules.
        return [
            ...(["allocationId", "subnetId"] as const).flatMap((property): Refusal[] =>
                inputs.has(property)
                    ? [refusedByProvider(property, `${property} must not be set for a regional NAT gateway`, SCHEMA)]
                    : [],
            ),
            ...(inputs.has("vpcId")
                ? []
                : [refusedByProvider("vpcId", "vpcId must be set for a regional NAT gateway", SCHEMA)]),
        ];
    }
    if (mode === undefined || kind !== "public" || inputs.has("allocationId")) return [];
    const message =
        "The request must include the AllocationId parameter. Add the required parameter and retry the request.";
    return [refusedByAws("allocationId", "MissingParameter", message, CREATE)];
};

export const natGatewayRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:ec2/natGateway:NatGateway": natGateway,
};
