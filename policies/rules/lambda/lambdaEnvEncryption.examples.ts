import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lambdaEnvEncryption } from "./lambdaEnvEncryption.ts";

const FUNCTION = "aws:lambda/function:Function";
const environment = { variables: { STAGE: "dev" } };

export const examples: RuleExamples = {
    rule: lambdaEnvEncryption,
    passing: [
        { title: "no environment", resources: [resource(FUNCTION, "f", {})] },
        { title: "no variables", resources: [resource(FUNCTION, "f", { environment: { variables: {} } })] },
        {
            title: "a key that is not known yet",
            resources: [resource(FUNCTION, "f", { environment, kmsKeyArn: UNKNOWN })],
        },
        {
            title: "a key for variables that are not known yet",
            resources: [resource(FUNCTION, "f", { environment: UNKNOWN, kmsKeyArn: "arn:aws:kms:::key/1" })],
        },
    ],
    failing: [
        {
            title: "variables without a key",
            resources: [resource(FUNCTION, "f", { environment })],
            finds: ["f: kmsKeyArn"],
        },
        {
            title: "variables that stand in the environment itself",
            resources: [resource(FUNCTION, "f", { environment: { STAGE: "dev" } })],
            finds: ["f: kmsKeyArn"],
        },
        {
            title: "a variable of which the value is not known yet, and an empty key",
            resources: [resource(FUNCTION, "f", { environment: { variables: { URL: UNKNOWN } }, kmsKeyArn: "" })],
            finds: ["f: kmsKeyArn"],
        },
    ],
    unknown: [
        {
            title: "an environment that is not known yet",
            resources: [resource(FUNCTION, "f", { environment: UNKNOWN })],
            finds: ["f: kmsKeyArn"],
        },
        {
            title: "variables that are not known yet",
            resources: [resource(FUNCTION, "f", { environment: { variables: UNKNOWN } })],
            finds: ["f: kmsKeyArn"],
        },
    ],
};
