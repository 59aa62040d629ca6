import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";

const SOURCE = "hashicorp/terraform-provider-aws, internal/service/acm/certificate.go";
const API = "AWS Certificate Manager API Reference, RequestCertificate";
/** The pattern of the API reference, which AWS prints with what does not match. */
const PATTERN = "(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])";
const MATCHES = new RegExp(`^${PATTERN}$`);
const LONGEST = 253;
const LONGEST_FIRST = 64;
/** With the first; the quota of an account is ten unless it asked for more (User Guide, "Quotas"). */
const MOST = 100;

/** Certificates that ACM makes. */
const certificate: RefusalRule = (inputs) => {
    const first = inputs.text("domainName");
    const others = (inputs.list("subjectAlternativeNames") ?? []).filter((name) => typeof name === "string");
    const names: readonly (readonly [string, string])[] = [
        ...(first === undefined ? [] : [["domainName", first] as const]),
        ...others.map((name) => ["subjectAlternativeNames", name] as const),
    ];
    return [
        ...howProven(inputs),
        ...names.flatMap(([property, name]) => wrongName(property, name)),
        ...(first !== undefined && first.length > LONGEST_FIRST && MATCHES.test(first)
            ? [
                  refusedByAws(
                      "domainName",
                      "InvalidDomainValidationOptionsException",
                      `The first domain name can be no longer than ${LONGEST_FIRST} characters.`,
                      API,
                  ),
              ]
            : []),
        ...(new Set(names.map(([, name]) => name)).size > MOST
            ? [
                  // The words could not be looked up.
                  refusedByAws(
                      "subjectAlternativeNames",
                      "LimitExceededException",
                      `Error: the maximum number of domain names per certificate is ${MOST}.`,
                      API,
                  ),
              ]
            : []),
    ];
};

function howProven(inputs: SentInputs): Refusal[] {
    const asked = inputs.has("domainName");
    if (inputs.text("domainName") !== undefined && inputs.text("privateKey") !== undefined) {
        const message = '"domain_name": conflicts with private_key';
        return [refusedByProvider("domainName", message, `${SOURCE}: ConflictsWith`)];
    }
    if (!asked || inputs.has("certificateAuthorityArn") || inputs.has("validationMethod")) return [];
    const message = "`certificate_authority_arn` or `validation_method` must be set when creating an ACM certificate";
    return [refusedByProvider("validationMethod", message, SOURCE)];
}

function wrongName(property: string, name: string): Refusal[] {
    const [argument, member] =
        property === "domainName"
            ? ["domain_name", "domainName"]
            : ["subject_alternative_names", "subjectAlternativeNames"];
    if (name.endsWith(".")) {
        return [refusedByProvider(property, `invalid value for ${argument} (cannot end with a period)`, SOURCE)];
    }
    if (name.length <= LONGEST && MATCHES.test(name)) return [];
    const message = `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PATTERN}`;
    return [refusedByAws(property, "ValidationException", message, API)];
}

export const certificateRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:acm/certificate:Certificate": certificate,
};
