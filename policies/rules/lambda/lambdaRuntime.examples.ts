import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { lambdaRuntime } from "./lambdaRuntime.ts";

const FUNCTION = "aws:lambda/function:Function";

export const examples: RuleExamples = {
    rule: lambdaRuntime,
    passing: [
        {
            title: "a runtime that AWS supports until 2029",
            resources: [resource(FUNCTION, "f", { runtime: "python3.14" })],
        },
        {
            title: "a runtime newer than the list",
            resources: [resource(FUNCTION, "f", { runtime: "nodejs99.x", packageType: "Zip" })],
        },
        { title: "an image", resources: [resource(FUNCTION, "f", { packageType: "Image", imageUri: UNKNOWN })] },
        {
            title: "an image, whatever the runtime",
            resources: [resource(FUNCTION, "f", { packageType: "Image", runtime: "nodejs12.x" })],
        },
        { title: "no runtime", resources: [resource(FUNCTION, "f", {})] },
    ],
    failing: [
        {
            title: "Node.js 16",
            resources: [resource(FUNCTION, "f", { runtime: "nodejs16.x" })],
            finds: ["f: runtime"],
        },
        {
            title: "Python 2.7",
            resources: [resource(FUNCTION, "f", { runtime: "python2.7", packageType: "Zip" })],
            finds: ["f: runtime"],
        },
    ],
    unknown: [
        {
            title: "a function that may be an image",
            resources: [resource(FUNCTION, "f", { packageType: UNKNOWN, runtime: "nodejs12.x" })],
            finds: ["f: runtime"],
        },
        {
            title: "a runtime that is not known yet",
            resources: [resource(FUNCTION, "f", { runtime: UNKNOWN })],
            finds: ["f: runtime"],
        },
    ],
};
