// Jest's stand-in for @salesforce/community/basePath.
export default "/partners";
