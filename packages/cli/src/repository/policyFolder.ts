/** The folder of a repository that holds its policy pack. */
export const POLICIES = "policies";
