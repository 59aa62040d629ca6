import { allow } from "@plinth/roles/plan";
import { RECORD_TYPES } from "../values/externalDns.ts";
import type { Grant } from "./grants.ts";

const RECORD_TYPES_KEY = "route53:ChangeResourceRecordSetsRecordTypes";

/**
 * What external-dns may do (kubernetes-sigs/external-dns, docs/tutorials/aws.md), in the named zones alone and with the types
 * of records it makes: it can neither hand on a zone (NS) nor say who may issue certificates for it (CAA).
 */
export function externalDnsGrants(partition: string, zones: Readonly<Record<string, string>>): Grant[] {
    const resources = Object.values(zones).map((zone) => `arn:${partition}:route53:::hostedzone/${zone}`);
    return [
        allow({
            sid: "Records",
            actions: ["route53:ChangeResourceRecordSets"],
            resources,
            conditions: {
                "ForAllValues:StringEquals": { [RECORD_TYPES_KEY]: [...RECORD_TYPES] },
                Null: { [RECORD_TYPES_KEY]: false },
            },
        }),
        allow({
            sid: "Zones",
            actions: ["route53:ListResourceRecordSets", "route53:ListTagsForResources", "route53:ListTagsForResource"],
            resources,
        }),
        allow({ actions: ["route53:ListHostedZones"], resources: ["*"], reason: "Zones are listed as a whole" }),
    ];
}
