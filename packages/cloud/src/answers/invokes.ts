import { AnswerContext, type Answers, type CloudAnswer, type InvokeCall } from "./answer.ts";
import { identityAnswers } from "./identity.ts";
import { imageAnswers } from "./images.ts";
import { networkAnswers } from "./network.ts";
import { placeAnswers } from "./place.ts";
import { policyAnswers } from "./policy/policyDocument.ts";
import { serviceConstantAnswers } from "./serviceConstants.ts";
import { serviceAnswers } from "./services.ts";

const answers: Answers = {
    ...placeAnswers,
    ...policyAnswers,
    ...serviceConstantAnswers,
    ...networkAnswers,
    ...imageAnswers,
    ...identityAnswers,
    ...serviceAnswers,
};

/**
 * What the simulated cloud says to a provider function; nothing when it has no answer.
 *
 * @throws Error in the provider's words where the provider would refuse the arguments.
 */
export function answerInvoke(call: InvokeCall): CloudAnswer | undefined {
    return answers[call.token]?.(new AnswerContext(call));
}

/** Tokens that {@link answerInvoke} knows, sorted. */
export function answeredTokens(): string[] {
    return Object.keys(answers).sort();
}
