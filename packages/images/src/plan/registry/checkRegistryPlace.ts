import type { Place } from "@plinth/core/place";
import type { Violation } from "@plinth/core/settings";
import type { RegistryShape } from "./shape.ts";
import { CREDENTIAL, credentialOf } from "./upstreams.ts";

type Path = Violation["path"];

/** Where pull through cache rules cannot be made (Amazon ECR User Guide, "Considerations for using pull through cache rules"). */
const WITHOUT_CACHE = ["aws-cn", "aws-us-gov"];

/** What is wrong with a shape where it stands: who sends to itself, and secrets that ECR does not find. */
export function checkRegistryPlace(shape: RegistryShape, place: Place & { readonly ownPrefix: string }): Violation[] {
    const { account, region, partition = "aws", ownPrefix } = place;
    const targets = shape.replication?.to ?? [];
    const kept = Object.entries(shape.pullThrough ?? {});
    return [
        ...targets.flatMap((target, index): Violation[] => {
            if (target.region !== region || (target.account ?? account) !== account) return [];
            const rule = "must be another region, or another account";
            return [
                { path: ["replication", "to", index], rule, value: target.region, fix: "choose another, or remove it" },
            ];
        }),
        ...(shape.receives?.from ?? []).flatMap((from, index): Violation[] => {
            if (from !== account) return [];
            const rule = "must be another account: copies of one's own need no permission";
            return [{ path: ["receives", "from", index], rule, value: from, fix: "remove it" }];
        }),
        ...kept.flatMap(([prefix, rule]): Violation[] => [
            ...(prefix === ownPrefix || prefix.startsWith(`${ownPrefix}/`) || ownPrefix.startsWith(`${prefix}/`)
                ? [
                      {
                          path: ["pullThrough", prefix],
                          rule: "must not share names with the registry's own repositories: what is missing there would come from upstream",
                          value: ownPrefix,
                          fix: "choose another prefix",
                      },
                  ]
                : []),
            ...checkSecretPlace(["pullThrough", prefix, "credentialArn"], credentialOf(rule), { account, region }),
        ]),
        ...(kept.length > 0 && WITHOUT_CACHE.includes(partition)
            ? [
                  {
                      path: ["pullThrough"],
                      rule: "must be empty in the regions of China and GovCloud, where ECR keeps no images of others",
                      value: partition,
                      fix: "remove it, and push what is needed",
                  },
              ]
            : []),
    ];
}

function checkSecretPlace(path: Path, arn: string | undefined, place: Pick<Place, "account" | "region">): Violation[] {
    const { region, account } = (arn === undefined ? undefined : CREDENTIAL.exec(arn)?.groups) ?? place;
    if (region === place.region && account === place.account) return [];
    const rule = "must be a secret of the registry's own account and region";
    return [{ path, rule, value: arn, fix: `make it in ${place.region} of ${place.account}` }];
}
