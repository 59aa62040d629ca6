import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import type { Siblings } from "./siblings.ts";
import { refusedByAws, refusedByProvider } from "./wording.ts";

const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const SCHEMA = "hashicorp/terraform-provider-aws, internal/service/iam/openid_connect_provider.go and validate.go";

function address(inputs: SentInputs): Refusal[] {
    const url = inputs.text("url");
    if (url === undefined) return [];
    if (!url.startsWith("https://")) {
        const message = `expected "url" to have a url with schema of: "https", got ${url}`;
        return [refusedByProvider("url", message, "terraform-plugin-sdk, helper/validation: IsURLWithHTTPS")];
    }
    return /[?]/.test(url)
        ? [refusedByProvider("url", `"url" cannot contain query parameters per the OIDC standard`, SCHEMA)]
        : [];
}

/** Texts of a list, each of a length that the schema says. */
function lengths(inputs: SentInputs, property: string, name: string, least: number, most: number): Refusal[] {
    return (inputs.list(property) ?? []).flatMap((value, index) => {
        if (typeof value !== "string" || (value.length >= least && value.length <= most)) return [];
        const message = `expected length of ${name}.${index} to be in the range (${least} - ${most}), got ${value}`;
        return [refusedByProvider(property, message, SCHEMA)];
    });
}

/** An account has one provider for each address, whatever the case of its host. */
function taken(inputs: SentInputs, siblings: Siblings): Refusal[] {
    const url = inputs.text("url")?.toLowerCase();
    if (url === undefined || siblings.before(PROVIDER).every((other) => other.text("url")?.toLowerCase() !== url)) {
        return [];
    }
    const source = "IAM API Reference, CreateOpenIDConnectProvider; words from unfunco/terraform-aws-oidc-github#23";
    return [refusedByAws("url", "EntityAlreadyExists", `Provider with url ${url} already exists.`, source)];
}

const oidcProvider: RefusalRule = (inputs, siblings) => [
    ...address(inputs),
    ...lengths(inputs, "clientIdLists", "client_id_list", 1, 255),
    ...lengths(inputs, "thumbprintLists", "thumbprint_list", 40, 40),
    ...taken(inputs, siblings),
];

export const tokenIssuerRefusals: Readonly<Record<string, RefusalRule>> = { [PROVIDER]: oidcProvider };
