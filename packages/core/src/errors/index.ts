export { describeValue, formatProblem, type Problem } from "./problem.ts";
export { ProblemsError, refuseProblems, UserError } from "./userError.ts";
