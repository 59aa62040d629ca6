import type { Problem } from "@plinth/core/errors";

/** AWS Secrets Manager API Reference, CreateSecret, Name: up to 512 ASCII letters, digits and these. */
const NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
/** Secrets Manager ends ARNs with a hyphen and six characters; a name that does is found by the partial ARN of another (same page). */
const LOOKS_LIKE_AN_ARN = /-[A-Za-z0-9]{6}$/;

export function checkSecretName(path: string, name: string): Problem[] {
    if (!NAME.test(name)) {
        return [
            {
                path,
                rule: "must have 1 to 512 letters, digits and characters of /_+=.@-",
                value: name,
                fix: "choose another name, such as shop/orders/payment",
            },
        ];
    }
    if (LOOKS_LIKE_AN_ARN.test(name)) {
        return [
            {
                path,
                rule: "must not end with a hyphen and six letters or digits: the ARN of a secret does, and one would be taken for the other",
                value: name,
                fix: "end it with another word, or join the words with / instead of -",
            },
        ];
    }
    return [];
}
