import { resourceRule } from "../../rule/rule.ts";
import { SEARCH_DOMAIN } from "../../views/searchDomain.ts";

export const opensearchVpc = resourceRule({
    id: "opensearch-vpc",
    severity: "high",
    description: "Search domains stand in a VPC, not on the internet",
    remedy: "set vpcOptions.subnetIds (a domain cannot be moved later: it is replaced)",
    types: SEARCH_DOMAIN,
    safeProperties: [],
    *check(resource) {
        const subnets = resource.get("vpcOptions.subnetIds");
        // Groups without subnets are refused by AWS, so such a domain never gets a public address.
        if (!subnets.isSet && !resource.get("vpcOptions.securityGroupIds").isSet) {
            yield { at: subnets, expected: "the subnets of a VPC" };
        }
    },
});
