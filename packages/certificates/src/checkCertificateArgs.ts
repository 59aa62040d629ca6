import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkPlace } from "@plinth/core/place";
import { toProblems } from "@plinth/core/settings";
import type { CertificateArgs } from "./certificateArgs.ts";
import { certificateAlarms } from "./plan/certificateAlarms.ts";
import { isDomain, isOfAws, LONGEST_COMMON_NAME, MOST_NAMES, zoneOf } from "./plan/domains.ts";
import { KEY_ALGORITHMS } from "./plan/keyAlgorithms.ts";

/** Everything that is wrong with a certificate's arguments, at once. */
export function checkCertificateArgs(args: CertificateArgs): Problem[] {
    const { domainName, alternativeNames = [] } = args;
    return [
        ...checkName("domainName", domainName, args),
        ...(domainName.length > LONGEST_COMMON_NAME && isDomain(domainName)
            ? [
                  {
                      path: "domainName",
                      rule: `must have at most ${LONGEST_COMMON_NAME} characters: it becomes the certificate's common name`,
                      value: domainName,
                      fix: "name it in alternativeNames, behind a shorter one",
                  },
              ]
            : []),
        ...alternativeNames.flatMap((name, index) => checkName(`alternativeNames[${index}]`, name, args)),
        ...checkList(args),
        ...checkZones(args),
        ...checkChoices(args),
        ...toProblems(checkAlarmArgs(certificateAlarms, args)),
    ];
}

function checkName(path: string, name: string, { zones }: CertificateArgs): Problem[] {
    if (!isDomain(name)) {
        return [
            {
                path,
                rule: "must be a domain name in small letters, a * only as its whole first part",
                value: name,
                fix: "write it as shop.example.com or *.example.com, without a dot at the end, non-ASCII letters as xn--",
            },
        ];
    }
    if (isOfAws(name)) {
        return [
            {
                path,
                rule: "must not be a domain of AWS, for which ACM makes no certificates",
                value: name,
                fix: "use a domain of your own",
            },
        ];
    }
    if (zoneOf(name, Object.keys(zones)) !== undefined) return [];
    return [
        {
            path,
            rule: `must lie in one of the zones ${Object.keys(zones).join(", ") || "(none)"}`,
            value: name,
            fix: "add the hosted zone that answers for it to zones",
        },
    ];
}

function checkList({ domainName, alternativeNames = [] }: CertificateArgs): Problem[] {
    const names = [domainName, ...alternativeNames];
    const repeated = alternativeNames.filter((name, index) => names.indexOf(name) <= index);
    const problems: Problem[] = [];
    if (repeated.length > 0) {
        problems.push({
            path: "alternativeNames",
            rule: "must name each domain once, and not domainName again",
            value: repeated,
            fix: "remove the repetitions",
        });
    }
    if (names.length > MOST_NAMES) {
        problems.push({
            path: "alternativeNames",
            rule: `must leave at most ${MOST_NAMES} names in the certificate`,
            value: names.length,
            fix: "use a wildcard, or several certificates",
        });
    }
    return problems;
}

function checkZones({ zones }: CertificateArgs): Problem[] {
    return Object.entries(zones).flatMap(([zone, id]): Problem[] => {
        const path = `zones[${JSON.stringify(zone)}]`;
        if (!isDomain(zone) || zone.startsWith("*.")) {
            return [
                {
                    path,
                    rule: "must be the name of a hosted zone in small letters",
                    value: zone,
                    fix: "write it as example.com",
                },
            ];
        }
        // Route 53 API Reference, HostedZone, Id.
        if (typeof id !== "string" || /^Z[A-Z0-9]{1,31}$/.test(id)) return [];
        return [
            { path, rule: "must be the id of a hosted zone", value: id, fix: "pass the zoneId output of the zone" },
        ];
    });
}

function checkChoices({ region, keyAlgorithm = "RSA_2048", usedBy = "region" }: CertificateArgs): Problem[] {
    const problems = checkPlace({ region });
    if (!KEY_ALGORITHMS.includes(keyAlgorithm)) {
        problems.push({
            path: "keyAlgorithm",
            rule: `must be one of ${KEY_ALGORITHMS.join(", ")}, which ACM makes certificates with`,
            value: keyAlgorithm,
            fix: "choose one of them",
        });
    }
    // Amazon CloudFront Developer Guide, "Requirements for using SSL/TLS certificates": Size of the certificate key.
    if (keyAlgorithm === "EC_secp384r1" && usedBy !== "region") {
        problems.push({
            path: "keyAlgorithm",
            rule: "must be RSA_2048 or EC_prime256v1 for CloudFront",
            value: keyAlgorithm,
            fix: "write EC_prime256v1, or make the region's certificate apart",
        });
    }
    if (!["region", "cloudFront", "both"].includes(usedBy)) {
        problems.push({
            path: "usedBy",
            rule: "must be region, cloudFront or both",
            value: usedBy,
            fix: "say what terminates TLS with it",
        });
    }
    return problems;
}
