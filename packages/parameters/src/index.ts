export { Parameters } from "./parameters.ts";
export type {
    ListParameter,
    ParametersArgs,
    ParameterValue,
    PlainParameter,
    PlainValue,
    SecureParameter,
} from "./parametersArgs.ts";
