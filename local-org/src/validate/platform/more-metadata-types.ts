// What the Metadata API's declarations leave out: they are made from an org without Experience Cloud and other features.
// The first part is the difference to those of an org that has them (@salesforce/types 1.7.1); the second is what real projects hold.

/** In the form of the declarations themselves; an element said again here replaces the first. */
export const moreMetadataTypes = `
export type FlowProcessType = 'AgxScreenDataFlow' | 'MultiPageExperienceFlow';
export type AIApplicationType = 'Platform' | 'LeadScoring' | 'ForecastingPredictive' | 'CaseClassification' | 'Assistant' | 'Bots' | 'EPLite' | 'Discovery' | 'ReferralScoring' | 'IntelligentOffers' | 'CaseWrapUp' | 'VoiceWrapUp' | 'OpportunityScoring' | 'SalesAILeadScoring' | 'ServiceCaseWrapUp' | 'ServiceCaseClassification' | 'KeyAccountIdentification' | 'OpportunityPushedOutInsight' | 'InvoiceLatePaymentRiskCalculation' | 'SalesAIOpportunityScoring' | 'SalesAIForecastingPredictive' | 'CallCaseWrapUp' | 'SalesAIOpportunityForecasting' | 'CustomizablePropensityScoring' | 'GenerativeIntelligence' | 'OmOrderRouting';
export type AnalyticsWidgetType = 'component';
export type ProcessSubmitterType = 'accountOwner' | 'ownerDelegate' | 'creatorDelegate' | 'accountOwnerDelegate';
export type NextOwnerType = 'apexMethod' | 'PreviousApprover' | 'none';
export type AuthProviderType = 'SlackSeamless' | 'SlackFirst' | 'SlackFirstDev' | 'MuleSoftSeamless';
export type BotNavigationType = 'EndChat';
export type FeedItemType = 'DashboardComponentAlert' | 'TestItem' | 'AttachExternalDocumentEvent' | 'Undefined';
export type ConversationMessageValueType = 'Composite';
export type ConversationMessageContentCategory = 'Response' | 'Authentication';
export type ConversationMessageHandlerType = 'Attachment';
export type ConversationMessageFormatType = 'Attachments';
export type ConversationMessageLayoutValueType = 'CompositeType' | 'SourceCompositeType';
export type ConversationMessageDefinitionType = 'CustomMessage' | 'CustomPicker' | 'LegacyPicker';
export type SiteType = 'ChatterNetwork' | 'ChatterNetworkPicasso';
export type SchedulingObjectiveType = 'ASAP' | 'MinimizeGaps' | 'MinimizeOvertime' | 'MinimizeTravel' | 'PreferredServiceResource' | 'ResourcePriority' | 'SameSiteService' | 'SkillLevelService' | 'SkillPreferencesService' | 'LoadBalancing';
export type ObjectiveParameterKey = 'PrioritizeResource' | 'MinimumGapDuration' | 'ResourcePriority' | 'SkillType' | 'UtilizationFactor' | 'PolicyApplicableDuration';
export type PipelineInspectionMetric = 'MovedIn' | 'MovedOut';
export type ExtensionPointName = 'Commerce_Domain_GiftCard_Adapter' | 'Product_Inventory_CheckInventory' | 'CommerceDx_Pricing' | 'CommerceDx_Inventory' | 'CommerceDx_TicketProcessing' | 'Commerce_Integration_B2CEOrderImport' | 'Cart_Prices_Extension' | 'Checkout_CartSummary_ComputePromotions' | 'Checkout_CartSummary_PriceCart' | 'Checkout_Update_CalcCartSummary' | 'Checkout_CartSummary_Inventory' | 'CommerceDx_Endpoint_PricingSample_Service' | 'CommerceDx_Endpoint_InventorySample_Service';
export type SchedulingRuleType = 'CountRule' | 'ExcludedResources' | 'ExtendedMatch' | 'MatchBoolean' | 'MatchFields' | 'MatchTimeRule' | 'MaximumTravelFromHome' | 'RequiredResources' | 'ServiceAppointmentVisitingHours' | 'MatchCrewSize' | 'TimeSlotDesignatedWork' | 'WorkCapacityRule' | 'WorkingTerritories' | 'AppointmentStartTimeInterval' | 'CalendarEvents';
export type SchedulingParameterKey = 'CountTimeResolution' | 'CountType' | 'CountObject' | 'CustomFieldName' | 'DefaultLimit' | 'ResourceProperty' | 'ServiceAppointmentMatchingField' | 'EnhancedMatchLinkingObject' | 'ServiceLinkingObjectReferenceField' | 'IsTimeBound' | 'WorkRuleStartDateTimeField' | 'WorkRuleEndDateTimeField' | 'ValueIsTrue' | 'ServiceProperty' | 'BooleanOperator' | 'IsSkillLevelMatched' | 'SkillType' | 'MatchingSkillsOperator' | 'ServiceScheduleTimeProperty' | 'ServiceTimeOperator' | 'ServiceTimeProperty' | 'CanPassEmptyValues' | 'MaximumTravelFromHomeType' | 'MaximumTravelFromHome' | 'AreCrewResourcesAvailable' | 'IsFixedGap' | 'MinimumGap' | 'BreakStart' | 'BreakDuration' | 'IsOvertimeEnabled' | 'TravelFromHome' | 'TravelToHome' | 'IsPrimaryLocationEnabled' | 'MaximumExtraResourcesForCrews' | 'IsSecondaryLocationEnabled' | 'AppointmentStartTimeInterval' | 'ShiftUsage' | 'ShouldConsiderCalendarEvents';
export type ManagedContentSpaceModuleStatusEnum = 'ERROR' | 'INVALID' | 'STANDBY' | 'NOT_INSTALLED';
export type DiscoveryModelRuntimeType = 'Py36Tensorflow244' | 'Py37Tensorflow270' | 'Py37Scikitlearn102';
export type DiscoveryAIModelStatus = 'Uploading' | 'UploadFailed' | 'UploadCompleted' | 'Validating' | 'ValidationFailed' | 'ValidationCompleted';
export type ApplicationSourceType = 'FTEST';
export type IdentityProviderAuthFlow = 'JwtBearer';
export type ExtlIdentityProviderParmType = 'UrlQueryParameter' | 'HttpHeader' | 'ClientCertificate' | 'SigningCertificate' | 'RequestBodyParameter' | 'JwtBodyClaim' | 'JwtHeaderClaim';
export type AuthenticationProtocol = 'Certificate' | 'NTLM' | 'C2c' | 'ApiKey' | 'InternalOAuth' | 'OrgJwt';
export type ExternalCredentialParamType = 'ParameterGroup' | 'FormulaVariable' | 'AuthProviderAuthParameter' | 'AuthContext' | 'AuthQueryParameter' | 'TenantPrincipal';
export type DataConnectorType = 'ConversationStorage' | 'Snowflake' | 'BIGQUERY' | 'REDSHIFT' | 'S3Arn' | 'ACCOUNTENGAGEMENT';
export type ExternalPrincipalType = 'UserWithImpersonation';
export type ExternalDataSourceType = 'Alert' | 'AmazonAthena' | 'AmazonDynamoDb' | 'AssetAttribute' | 'bcpApp' | 'bcpAppMember' | 'bcpEntity' | 'bcpEntityPermission' | 'bcpEntityPermSet' | 'bcpField' | 'bcpFieldPermission' | 'bcpMember' | 'bcpParticipant' | 'bcpParticipantAccess' | 'bcpPermissionSet' | 'bcpRecAccApproval' | 'bcpRecordAccess' | 'bcpRelParticipant' | 'ContentHubAWSS3' | 'ContentHubBox' | 'ContentHubGDrive' | 'ContentHubMock' | 'ContentHubOneDriveGraph' | 'ContentHubPerf' | 'ContentHubQuip' | 'ContentHubSharepointOffice365' | 'ContentHubSharepointOneDrive' | 'CryptoTrEnvChgLogSnp' | 'Datacloud' | 'DataMapperDS' | 'Engagement' | 'ExternalEvent' | 'FlexCardDS' | 'Ftest' | 'GraphQl' | 'IntegrationProcdDS' | 'IntegrationProcedureExternalObject' | 'Jigsaw' | 'MbrPromotionsViewDS' | 'OData' | 'OData4' | 'OData401' | 'OmniScriptDS' | 'OtbdEngmtTmplDS' | 'PrivacyCenterOrArchiveDataStore' | 'PromoRuleTempDS' | 'Salesforce' | 'SdbOvenPODataSource' | 'SfdcOrg' | 'Snowflake';
export type FeatureParameterDataflowDirection = 'LmoToSubscriber' | 'SubscriberToLmo' | 'Provisioned';
export type ComponentInstanceType = 'Component' | 'Card';
export type FlexipageDataSourceModeEnum = 'Create' | 'Edit' | 'View';
export type FlexipageDataSourceTypeEnum = 'Record' | 'User' | 'Organization' | 'Apex';
export type PlatformActionListContext = 'ActionDefinition' | 'MetadataExplorer';
export type FlexipageSchemaPropType = 'boolean' | 'integer' | 'string';
export type InvocableActionType = 'emailSObject' | 'dataCaptureFlow' | 'processCreateWorkitem' | 'processStartStep' | 'processStopInstance' | 'processStopStep' | 'modifyPermSetGroupComponents' | 'createOrUpdatePermissionSet' | 'getPermissionSetsWithPerms' | 'einsteinEPLitePredictionAction' | 'captureFunds' | 'createSite' | 'baseActionHubTestAction' | 'slackUserInChannel' | 'slackInviteUserToWorkspace' | 'fetchSegmentsSchedule' | 'getSegmentMemberAbsenceContainers' | 'getSegmentBillingEstimate' | 'cdpListDataTransforms' | 'cdpValidateDataTransform' | 'cdpGetMlPrediction' | 'createEnrichedPrompt' | 'endMessagingSessions' | 'einsteinCopilotCreateRecord' | 'computeMathematicalOperations' | 'createOrUpdtSvcCatalogRequest' | 'summarizeMedicationDetailsForPatient' | 'getUsersGroupMembership' | 'createGroup' | 'getGroupMembers' | 'createCalculatedField' | 'createSemanticDataModel' | 'getAndExplainRecordAccess' | 'getAndExplainObjectPermissions' | 'getAndExplainFieldPermissions' | 'getSharingOrgWideDefaults' | 'editSharingOrgWideDefaults' | 'getSharingRules' | 'manageSharingRules' | 'summarizeAppointmentNotes' | 'summaryRefinement' | 'generateOrRefineTextForProperty' | 'createOrRefineSectionWithContent' | 'summarizeMedicalHistoryForPatient' | 'dplyCustExprcIntelDataKitCmpnt' | 'generateCustomReportType' | 'getFormulaForField' | 'identifyValidationRuleByName' | 'explainFormula' | 'modifyFormula' | 'validateFormula' | 'createFormula' | 'saveAppointmentRelatedObject' | 'generateStatementOfAccount' | 'getBusinessObjectives' | 'groundingDataGenerator' | 'getAndExplainUserPermissions' | 'dataModelSMEGenerateRequirementSection' | 'dataModelSMEGenerateDesignSection' | 'dataModelSMEGenerateBacklogSection' | 'dataModelSMECreateCustomMetadata' | 'dataModelDeploySchema' | 'dataModelGenerateFromWorkItem' | 'generateDataModel' | 'createCustomObjectsAndFields' | 'migrateConnectedApp' | 'resetPassword' | 'summarizeExternalClientApp' | 'summarizeConnectedApp' | 'revokeEcaSessions' | 'initiateAuthProviderSetup' | 'freezeUser' | 'unfreezeUser' | 'disconnectSfa' | 'generateMetricInsights' | 'refineSemanticSubMetric' | 'summarizeCrmaDashboard' | 'crmaDashboardQa' | 'systemIdentifyFieldByName' | 'rpa' | 'identifyUserPermissionsByName' | 'troubleshootUserAccessUsingSetupAuditTrail' | 'manageUserAssignments' | 'draftDisclosureResponses' | 'draftSnippetForQuestion' | 'getAnnualEmssnInventoryData' | 'getStnryAssetEnvrSrcData' | 'getVehicleAssetEmssnSrcData' | 'getSustainabilityStakeholderData' | 'siteSetupRefineRequirements' | 'siteSetupRefineDesign' | 'siteSetupRefinePlan' | 'siteSetupExecutePlan' | 'createProject' | 'generateApexRequirementSection' | 'generateApexDesignSection' | 'generateApexBacklogSection' | 'generateApexMetadata' | 'showListView' | 'showRecordDetailsForm' | 'userAccessSMERefineUserAccessRequirement' | 'userAccessSMERefineUserAccessDesign' | 'userAccessSMERefineUserAccessBacklog' | 'userAccessSMECreateUserAccessMetadata' | 'userAccessSMEGenerateUserAccessMetadata' | 'userAccessSMEDeployUserAccessMetadata' | 'refineQuickActionRequirements' | 'refineQuickActionDesign' | 'refineQuickActionBacklog' | 'executeQuickActionMetadata' | 'getStnryAssetsEmssnData' | 'combineSnippetContents' | 'refineHerokuAppRequirements' | 'refineHerokuAppDesign' | 'refineHerokuAppBacklog' | 'executeHerokuAppPlan' | 'getSecurityMetricData' | 'getSecurityAlerts' | 'getSecurityMetricTypes' | 'saveInvestigation' | 'saveInvestigationImpactedInstance' | 'saveInvestigationFinding' | 'saveInvestigationTimelineEntry' | 'retrieveInvestigation' | 'saveRemediationPlan' | 'retrieveRemediationPlan' | 'sustainabilityTaskGroupManagement' | 'createSustainabilityTaskGroup' | 'getSustainabilityTaskGroupData' | 'getSuggestedRecords' | 'outlineAccount' | 'prepareMeetingGoals' | 'getEngagementInsights' | 'salesCanvasMTGGoalsDataPRVD' | 'cloneUser' | 'updateUserRecordFields' | 'extractUserFieldsAndValues' | 'updatePageLayoutAssignment' | 'getAutomationReferences' | 'identifyMetadataTypeByName' | 'identifyMetadataTypeByNameWithQueryCapabilities' | 'identifyMetadataRecordByName' | 'searchTenantMetadataAiGrounding' | 'getMetadataTypeQueryCapability' | 'getObjectApiGrounding' | 'executeEntityCreate' | 'executeEntityRead' | 'executeEntityUpdate' | 'executeEntityDelete' | 'executeSoqlQuery' | 'omniScriptDiagnostic' | 'selectExperienceSite' | 'getOrgDataStorageUsage' | 'getOrgHealthAndUsageData' | 'getOrgSecurityHealthData' | 'getOrgUserLicenseUsage' | 'getLexPerformanceInsights' | 'getOrgApexVersioningData' | 'getOrgApexHealthData' | 'getBluebirdsProspectingInsights' | 'triageRequestIntent' | 'generateExecutionPlan' | 'gatherMoreDetails';
export type FlowNodeGroupType = 'rpa';
export type FlowTriggerType = 'ScheduledHighScale';
export type GenAiPromptTemplateResponseFormat = 'MarkDown' | 'JSON' | 'HTML';
export type GenAiPromptTemplateStatus = 'Published' | 'Draft';
export type GenAiPromptTemplateVisibilityType = 'Locked' | 'Internal' | 'API' | 'Global';
export type GenAiPromptTemplateActvAccessLevel = 'Allowed' | 'Blocked';
export type InboundConnPropertyName = 'LinkId';
export type InsPolicyLifecycleProcess = 'Renew_Same_Carrier' | 'Renew_Different_Carrier' | 'Bulk_Renew_Same_Carrier';
export type InsRatePlanCmsnConfigCalcType = 'Graded';
export type FeedLayoutFilterType = 'Custom';
export type FeedLayoutComponentType = 'SimilarCases' | 'CaseExperts';
export type MCNodeType = 'MEDIA' | 'REFERENCE' | 'PHONE' | 'EMAIL' | 'ENCRYPTEDSTRING' | 'BOOLEAN' | 'CURRENCY' | 'INT' | 'DOUBLE' | 'PERCENT' | 'TIME' | 'ADDRESS' | 'LOCATION';
export type OrgDomainShard = 'bt' | 'sfdcdot' | 'sfrestore';
export type OrgDomainRedirectOption = 'Undeployed';
export type NamedCredentialParamType = 'UrlQueryParameter' | 'HttpCookie' | 'ServerCertificate' | 'FormulaVariable';
export type NamedCredentialType = 'AnonymousEndpoint' | 'Credentials';
export type SitesArchiveStatus = 'Archived';
export type OutboundConnPropertyName = 'LinkId' | 'ProxyUrl';
export type PromptDisplayType = 'Walkthrough';
export type QuickActionParameterType = 'Input' | 'Output';
export type QuickActionLabel = 'Custom' | 'UpdateRecordType' | 'SummarizeCase';
export type QuickActionType = 'Email' | 'CaseComment' | 'ChangeStatus' | 'MobileSmartActions' | 'MobileCreateFull' | 'ChangePriority' | 'ChangeDueDate' | 'Copilot';
export type ContextRuleStatus = 'DeploymentInProgress' | 'DeploymentFailed';
export type SearchCriteriaConfigurationConfigurationType = 'ClinicalTrialSearch';
export type UserAccessPolicyStatus = 'Design' | 'Testing' | 'Migrate' | 'Updating' | 'Failed' | 'Active' | 'Completed';
export type UserAccessPolicyTriggerType = 'Create' | 'Update' | 'CreateAndUpdate';
export type UserAccessPolicyActionType = 'Grant' | 'Revoke';
export type UserAccessPolicyActionTargetType = 'PermissionSet' | 'PermissionSetGroup' | 'PermissionSetLicense' | 'PackageLicense' | 'Group' | 'Queue';
export type UserAccessPolicyFilterOperation = 'equals' | 'equalsIgnoreCase' | 'notEquals' | 'in' | 'includes';
export type UserAccessPolicyFilterTargetType = 'Group' | 'Queue' | 'PermissionSet' | 'PermissionSetGroup' | 'PermissionSetLicense' | 'Profile' | 'UserRole' | 'PackageLicense' | 'User';
export type ExtendedErrorCode = 'FLOW_ORCHESTRATOR_FREEMIUM_PRODUCT';
export type AIApplication = {
    predictionDefinitions: AIPredictionDefinition[];
};
export type AnalyticsSettings = {
    enableIncrementalUpsert?: boolean;
    enableOrgCanSeeLivePreviews?: boolean;
};
export type Audience = {
    targets?: PersonalizationTargetInfos;
};
export type Bot = {
    iconUrl?: string;
};
export type BriefcaseDefinition = {
    type?: BriefcaseType;
};
export type BriefcaseRule = {
    fldSvcBriefcaseRuleConfig?: FldSvcBriefcaseRuleConfig;
    isRelatedFilesRule?: boolean;
    listView?: string;
    recordLimitDist?: number;
};
export type GlobalPicklistValue = Metadata & {
    color?: string;
    default: boolean;
    description?: string;
    isActive?: boolean;
};
export type ConnectedApp = {
    pluginExecutionUser?: string;
};
export type CustomApplication = {
    tabSetType?: string;
};
export type CustomField = {
    displayLocationInDecimal?: boolean;
    picklist?: Picklist;
    readOnlyProxy?: boolean;
};
export type CustomObject = {
    externalIndexAvailable?: boolean;
};
export type HistoryRetentionPolicy = {
    gracePeriodDays?: number;
};
export type Index = {
    minNumRequiredIndexedFields?: number;
    type?: string;
};
export type ValidationRule = {
    shouldEvaluateOnClient?: boolean;
};
export type QuickActionTranslation = {
    quickActionParametersTranslation: QuickActionParametersTranslation[];
};
export type CustomSite = {
    allowGuestPaymentsApi?: boolean;
};
export type WorkforceEngagementSettings = {
    enableMachineLearningForecasting?: boolean;
};
export type EinsteinAISettings = {
    enableAgentHealthMonitoring?: boolean;
    enablePBHideScopedNotif?: boolean;
    enablePBPromptPerformanceMetrics?: boolean;
};
export type AccessControlPolicy = MetadataWithContent & {
    active: boolean;
    deploymentStatus: ACPStatus;
    description?: string;
    masterLabel: string;
    targetEntity: string;
    version: number;
};
export type DigitalExperienceConfig = Metadata & {
    label: string;
    site: Site;
    space: string;
};
export type Site = {
    urlPathPrefix?: string;
};
export type EmbdMsgChannelInvitationCondition = {
    embeddedServiceMessagingChannel?: EmbeddedServiceMessagingChannel;
};
export type FeatureParameterBoolean = Metadata & {
    dataflowDirection: FeatureParameterDataflowDirection;
    masterLabel: string;
    value: boolean;
};
export type FeatureParameterDate = Metadata & {
    dataflowDirection: FeatureParameterDataflowDirection;
    masterLabel: string;
    value: Date;
};
export type FeatureParameterInteger = Metadata & {
    dataflowDirection: FeatureParameterDataflowDirection;
    masterLabel: string;
    value: number;
};
export type FieldServiceSettings = {
    canceledDefaultStatus?: string;
    cannotCompleteDefaultStatus?: string;
    completedDefaultStatus?: string;
    dispatchedDefaultStatus?: string;
    inProgressDefaultStatus?: string;
    noneDefaultStatus?: string;
    scheduledDefaultStatus?: string;
};
export type ComponentInstance = {
    componentType?: ComponentInstanceType;
    flexipageDataSources: FlexipageDataSource[];
};
export type FlexipageDataSource = {
    definition?: string;
    mode?: FlexipageDataSourceModeEnum;
    name: string;
    properties?: string;
    type: FlexipageDataSourceTypeEnum;
};
export type FlexiPageTemplateInstance = {
    componentType?: ComponentInstanceType;
    flexipageDataSources: FlexipageDataSource[];
    identifier?: string;
    schemaProperties: FlexiPageCompSchemaPropertyDef[];
};
export type FlexiPageCompSchemaPropertyDef = {
    description?: string;
    isRequired?: boolean;
    label?: string;
    name: string;
    type: FlexipageSchemaPropType;
};
export type FlowNodeGroup = {
    entryAction?: FlowActionCall;
    exitAction?: FlowActionCall;
    groupName?: string;
    groupVersion?: string;
    isCollapsed?: boolean;
};
export type GenAiPromptTemplate = Metadata & {
    activeVersionIdentifier?: string;
    description?: string;
    developerName?: string;
    masterLabel?: string;
    overrideSource?: string;
    relatedEntity?: string;
    relatedField?: string;
    templateVersions: GenAiPromptTemplateVersion[];
    type?: string;
    visibility?: GenAiPromptTemplateVisibilityType;
};
export type GenAiPromptTemplateVersion = {
    classification?: string;
    content?: string;
    defaultLanguageScope?: string;
    description?: string;
    generationTemplateConfigs: GenAiPromptTemplateGenerationConfig[];
    inputs: GenAiPromptTemplateInput[];
    keywords?: string;
    outputSchema?: string;
    primaryModel?: string;
    responseFormat?: GenAiPromptTemplateResponseFormat;
    status?: GenAiPromptTemplateStatus;
    templateDataProviders: GenAiPromptTemplateDataProvider[];
    versionIdentifier?: string;
};
export type GenAiPromptTemplateGenerationConfig = {
    generationConfigDeveloperName?: string;
};
export type GenAiPromptTemplateInput = {
    apiName: string;
    definition: string;
    description?: string;
    masterLabel?: string;
    referenceName: string;
    required: boolean;
};
export type GenAiPromptTemplateDataProvider = {
    definition: string;
    description?: string;
    label?: string;
    parameters: GenAiPromptTemplateDataProviderParam[];
    referenceName: string;
};
export type GenAiPromptTemplateDataProviderParam = {
    definition: string;
    isRequired?: boolean;
    parameterName: string;
    valueExpression?: string;
};
export type GenAiPromptTemplateActv = Metadata & {
    accessLevel: GenAiPromptTemplateActvAccessLevel;
    developerName: string;
    masterLabel?: string;
    templateDeveloperName: string;
};
export type GlobalPicklist = Metadata & {
    description?: string;
    globalPicklistValues: GlobalPicklistValue[];
    masterLabel: string;
    sorted: boolean;
};
export type IntegrationProviderDef = Metadata & {
    active?: boolean;
    apexClass?: string;
    description?: string;
    developerName: string;
    externalServiceOperationName?: string;
    externalServiceRegistration?: string;
    fileBasedApexClass?: string;
    fileBasedExternalService?: string;
    fileBasedInputDataProcessor?: string;
    fileBasedOmniUiCard?: string;
    fileBasedOutputDataProcessor?: string;
    inputDataProcessor?: string;
    integrationProviderAttributes: IntegrationProviderAttr[];
    javaClassName?: string;
    outputDataProcessor?: string;
    providerLabel: string;
    type: DefinitionType;
};
export type IntegrationProviderAttr = {
    dataType: AttrDataType;
    dateTimeValue?: Date;
    dateValue?: Date;
    description?: string;
    developerName: string;
    doubleValue?: number;
    integerValue?: number;
    label: string;
    percentageValue?: number;
    required: boolean;
    stringValue?: string;
    trueOrFalseValue?: boolean;
};
export type LightningExperienceSettings = {
    enableAuraSecStaticResCRUCPref?: boolean;
};
export type MLField = {
    entityName?: string;
    fieldName?: string;
};
export type McpServerDefinition = {
    isActive?: boolean;
};
export type MessagingChannelCustomParameter = {
    parameterValueMappings: MessagingChannelParameterValueMapping[];
};
export type EmbeddedMessagingChannel = {
    presenceTimeout?: number;
};
export type MessagingChannelStandardParameter = {
    parameterValueMappings: MessagingChannelParameterValueMapping[];
};
export type Network = {
    branding?: Branding;
};
export type ProfileObjectPermissions = {
    customizeSetup?: boolean;
    deleteSetup?: boolean;
    viewSetup?: boolean;
};
export type PermissionSet = {
    dataspaceScopes: DataspaceScopeAccess[];
};
export type PermissionSetObjectPermissions = {
    customizeSetup?: boolean;
    deleteSetup?: boolean;
    viewSetup?: boolean;
};
export type MutingPermissionSet = {
    dataspaceScopes: DataspaceScopeAccess[];
};
export type PermissionSetLicenseDefinition = {
    isSupplementLicense?: boolean;
    licenseExpirationPolicy?: LicenseExpirationPolicy;
};
export type PolicyRuleDefinition = {
    resourceDomain: string[];
};
export type QuickAction = {
    quickActionParameters: QuickActionParameters[];
};
export type QuickActionParameters = {
    name: string;
    type: QuickActionParameterType;
    value?: string;
};
export type RecommendationStrategy = {
    aiLoad: StrategyNodeAiLoad[];
    aiSort: StrategyNodeAiSort[];
};
export type RecordActionRecommendation = {
    hasRealtimeRecommendations?: boolean;
};
export type ServiceCloudVoiceSettings = {
    enableSCVASAContextLinkingEnabled?: boolean;
};
export type TimeSheetTemplate = {
    isDuplicatePreventionEnabled?: boolean;
};
export type UserAccessPolicy = Metadata & {
    booleanFilter: string;
    description?: string;
    isProtected?: boolean;
    masterLabel: string;
    order?: number;
    status: UserAccessPolicyStatus;
    triggerType?: UserAccessPolicyTriggerType;
    userAccessPolicyActions: UserAccessPolicyAction[];
    userAccessPolicyFilters: UserAccessPolicyFilter[];
};
export type UserAccessPolicyAction = {
    action: UserAccessPolicyActionType;
    target: string;
    type: UserAccessPolicyActionTargetType;
};
export type UserAccessPolicyFilter = {
    columnName?: string;
    operation: UserAccessPolicyFilterOperation;
    sortOrder: number;
    target: string;
    type: UserAccessPolicyFilterTargetType;
    value?: string;
};
export type UserInterfaceSettings = {
    enableSldsV2?: boolean;
};
export type VoiceEngagementMediaFile = {
    contentDocId?: string;
};
export type ApexClass = {
    status?: ApexCodeUnitStatus;
};
export type CustomPermission = {
    isLicensed?: boolean;
};
export type EmbeddedServiceMessagingChannel = {
    shouldShowAgentforceTagline?: boolean;
};
export type FlowActionCall = {
    versionSegment?: number;
};
export type GenAiPluginInstructionDef = {
    sortOrder?: number;
};
export type LookupFilterTranslation = {
    errorMessage?: string;
};
export type WorkflowAction = {
    fullName?: string;
};
`;
