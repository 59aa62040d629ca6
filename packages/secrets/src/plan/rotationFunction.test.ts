import assert from "node:assert/strict";
import { toProblems } from "@plinth/core/settings";
import { formatProblem } from "@plinth/core/errors";
import { checkRotationFunction } from "./rotationFunction.ts";

const LAMBDA = "arn:aws:lambda:eu-west-1:444444444444:function:rotate";

describe("a function that rotates a password", () => {
    it("is fine with the ARN of a function, an alias too, and 1 to 1000 whole days", () => {
        for (const lambdaArn of [LAMBDA, `${LAMBDA}:live`, LAMBDA.replace("arn:aws:", "arn:aws-cn:")])
            for (const days of [1, 1000])
                assert.deepEqual(checkRotationFunction(["password"], { lambdaArn, days }, 30), []);
    });

    for (const days of [0, 1001, 1.5, Number.NaN])
        it(`refuses ${days} days, and what is no function, at once`, () => {
            const problems = checkRotationFunction(["users", "app"], { lambdaArn: "rotate", days }, 30);
            assert.deepEqual(toProblems(problems).map(formatProblem), [
                'users.app.lambdaArn: must be the ARN of a Lambda function, got "rotate". Fix: write the ARN of the function that rotates the password',
                `users.app.days: must be a whole number of days from 1 to 1000, got ${JSON.stringify(days)}. Fix: choose one, or leave it out for 30`,
            ]);
        });
});
