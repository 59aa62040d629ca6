import { resourceRule } from "../../rule/rule.ts";

export const lambdaEnvEncryption = resourceRule({
    id: "lambda-env-encryption",
    severity: "low",
    description:
        "A function's environment is encrypted with a key of one's own, so that reading it takes more than the function",
    remedy: "set kmsKeyArn to the ARN of a KMS key",
    types: ["aws:lambda/function:Function"],
    safeProperties: [],
    *check(lambda) {
        const environment = lambda.get("environment");
        const variables = environment.child("variables");
        const isFilled = environment.entries().some(([name, value]) => name !== "variables" && value.isSet);
        const hasVariables = isFilled || variables.entries().length > 0;
        const key = lambda.get("kmsKeyArn");
        if ((hasVariables || variables.isUnknown) && !key.isSet) {
            yield { at: key, expected: "a KMS key", unverified: !hasVariables };
        }
    },
});
