// ConnectApi: its input and output classes, which code builds and mocks, and methods that answer as in a data-siloed test (Apex Developer Guide, "Testing ConnectApi Code").
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { bagTable, enumTable } from "../bag-table.ts";
import { listOf } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { PropertyBag } from "../../values/platform-object.ts";

const ADVICE =
  "Connect in Apex reads real feeds and files; guard the call behind an interface and fake it in tests.";

/** In a test that sees only its own data the platform refuses every method; elsewhere the local org has nothing to answer with. */
const refuse =
  (name: string): LibraryFunction =>
  (rt: Runtime) => {
    if (rt.ports.isTest() && rt.ports.seesAllData?.() !== true)
      throw apexError(
        "System.UnsupportedOperationException",
        "ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).",
      );
    throw new UnsupportedError(name, ADVICE);
  };

function service(name: string, ...signatures: readonly string[]): LibraryClass {
  const members = signatures.map((signature): [string, LibraryFunction] => [
    `static ${signature}`,
    refuse(`ConnectApi.${name}`),
  ]);
  return defineClass({
    name: `ConnectApi.${name}`,
    kind: "class",
    members: Object.fromEntries(members),
  });
}

/** Nobody follows anything in a new org. */
function noFollowings(rt: Runtime): PropertyBag {
  if (rt.ports.isTest() && rt.ports.seesAllData?.() !== true)
    return refuse("ConnectApi.ChatterUsers")(rt) as never;
  const page = new PropertyBag("ConnectApi.FollowingPage");
  page.set("following", listOf("ConnectApi.Subscription", []));
  page.set("total", 0);
  return page;
}

const enums = enumTable(
  "ConnectApi",
  `
  FeedElementType = Bundle, FeedItem, Recommendation
  FeedType = Bookmarks, Company, DirectMessages, Draft, Favorites, Files, Filter, Groups, Home, Isolated, Landing, Moderation, Mute, News, PendingReview, People, Record, Streams, To, Topics, UserProfile
  MarkupType = Bold, Code, Hyperlink, Italic, ListItem, OrderedList, Paragraph, Strikethrough, Underline, UnorderedList
  MessageSegmentType = EntityLink, FieldChange, FieldChangeName, FieldChangeValue, Hashtag, InlineImage, Link, MarkupBegin, MarkupEnd, Mention, MoreChanges, ResourceLink, Text
  NamedCredentialType = Legacy, PrivateEndpoint, SecuredEndpoint
  CredentialAuthenticationProtocol = AwsSv4, Basic, Custom, JwtExchange, NoAuthentication, Oauth
  CredentialPrincipalType = AwsStsPrincipal, NamedPrincipal, PerUserPrincipal
  FeedSortOrder = CreatedDateAsc, CreatedDateDesc, LastModifiedDateDesc, MostViewed, Relevance
  FeedDensity = AllUpdates, FewerUpdates
  FeedItemVisibilityType = AllUsers, InternalUsers
  `,
);

const data = bagTable(
  "ConnectApi",
  `
  abstract MessageSegmentInput =
  TextSegmentInput : MessageSegmentInput = String text
  MentionSegmentInput : MessageSegmentInput = String id, String username
  HashtagSegmentInput : MessageSegmentInput = String tag
  LinkSegmentInput : MessageSegmentInput = String url
  EntityLinkSegmentInput : MessageSegmentInput = String entityId
  InlineImageSegmentInput : MessageSegmentInput = String altText, String fileId
  MarkupBeginSegmentInput : MessageSegmentInput = ConnectApi.MarkupType markupType, String altText, String url
  MarkupEndSegmentInput : MessageSegmentInput = ConnectApi.MarkupType markupType
  MessageBodyInput = List<ConnectApi.MessageSegmentInput> messageSegments
  IdInput = String id
  ContentCapabilityInput = String contentDocumentId, String description, ConnectApi.FileSharingType sharingOption, String title
  LinkCapabilityInput = String url, String urlName
  PollCapabilityInput = List<String> choices
  FilesCapabilityInput = List<ConnectApi.FileIdInput> items
  FileIdInput = String id
  QuestionAndAnswersCapabilityInput = String bestAnswerId, String questionTitle
  FeedElementCapabilitiesInput = ConnectApi.FilesCapabilityInput files, ConnectApi.LinkCapabilityInput link, ConnectApi.PollCapabilityInput poll, ConnectApi.QuestionAndAnswersCapabilityInput questionAndAnswers
  abstract FeedElementInput = ConnectApi.MessageBodyInput body, ConnectApi.FeedElementCapabilitiesInput capabilities, ConnectApi.FeedElementType feedElementType, String subjectId
  FeedItemInput : FeedElementInput = ConnectApi.FeedItemVisibilityType visibility, String originalFeedElementId
  CommentInput = ConnectApi.MessageBodyInput body, ConnectApi.CommentCapabilitiesInput capabilities
  CommentCapabilitiesInput = ConnectApi.ContentCapabilityInput content
  abstract MessageSegment = String text, ConnectApi.MessageSegmentType type
  TextSegment : MessageSegment =
  MentionSegment : MessageSegment = Boolean accessible, String name, ConnectApi.ActorWithId record
  HashtagSegment : MessageSegment = String tag, String topicUrl, String url
  LinkSegment : MessageSegment = String url, String fullUrl
  EntityLinkSegment : MessageSegment = ConnectApi.Motif motif, ConnectApi.Reference reference
  InlineImageSegment : MessageSegment = String altText, Integer contentSize, ConnectApi.FilePreviewCollection thumbnails, ConnectApi.FileSummary file, String url
  MarkupBeginSegment : MessageSegment = String htmlTag, ConnectApi.MarkupType markupType, String altText, String url
  MarkupEndSegment : MessageSegment = String htmlTag, ConnectApi.MarkupType markupType
  FilePreviewCollection = String fileId, List<ConnectApi.FilePreview> previews, String url
  FilePreview = String format, Integer previewUrlCount
  FileSummary = String id, String name, String title, String description, String fileExtension, String mimeType, String downloadUrl, String versionId
  abstract AbstractMessageBody = List<ConnectApi.MessageSegment> messageSegments, String text, Boolean isRichText
  FeedBody : AbstractMessageBody =
  MessageBody : AbstractMessageBody =
  Motif = String color, String largeIconUrl, String mediumIconUrl, String smallIconUrl
  Reference = String id, String url
  ActorWithId = String id, String name, ConnectApi.Motif motif, String type, String url
  Subscription = ConnectApi.ActorWithId subject, ConnectApi.ActorWithId subscriber, String id, String url
  FollowingPage = List<ConnectApi.Subscription> following, Integer total, String currentPageUrl, String nextPageUrl
  Comment = ConnectApi.FeedBody body, String id, String url, Datetime createdDate, Boolean isDeleteRestricted, ConnectApi.Reference parent, ConnectApi.Reference feedElement
  abstract FeedElement = ConnectApi.FeedBody body, Datetime createdDate, ConnectApi.FeedElementType feedElementType, String id, Datetime modifiedDate, ConnectApi.ActorWithId parent, String relativeCreatedDate, String url
  FeedItem : FeedElement = Boolean canShare, ConnectApi.FeedItemVisibilityType visibility, String photoUrl, Boolean isDeleteRestricted
  FeedElementPage = List<ConnectApi.FeedElement> elements, String currentPageUrl, String nextPageUrl, String updatesToken
  Photo = String fullEmailPhotoUrl, String largePhotoUrl, String photoVersionId, String smallPhotoUrl, String standardEmailPhotoUrl, String url
  NamedCredential = String calloutUrl, ConnectApi.NamedCredentialCalloutOptions calloutOptions, String developerName, List<ConnectApi.ExternalCredential> externalCredentials, String id, String masterLabel, ConnectApi.NamedCredentialType type, String url
  NamedCredentialInput = String calloutUrl, ConnectApi.NamedCredentialCalloutOptionsInput calloutOptions, String developerName, List<ConnectApi.ExternalCredentialInput> externalCredentials, String masterLabel, ConnectApi.NamedCredentialType type
  NamedCredentialCalloutOptions = Boolean allowMergeFieldsInBody, Boolean allowMergeFieldsInHeader, Boolean generateAuthorizationHeader
  NamedCredentialCalloutOptionsInput = Boolean allowMergeFieldsInBody, Boolean allowMergeFieldsInHeader, Boolean generateAuthorizationHeader
  ExternalCredential = ConnectApi.CredentialAuthenticationProtocol authenticationProtocol, String developerName, String id, String masterLabel, List<ConnectApi.ExternalCredentialPrincipal> principals, String url
  ExternalCredentialInput = ConnectApi.CredentialAuthenticationProtocol authenticationProtocol, String developerName, String masterLabel, List<ConnectApi.ExternalCredentialPrincipalInput> principals
  ExternalCredentialPrincipal = String id, String principalName, ConnectApi.CredentialPrincipalType principalType, Integer sequenceNumber, String url
  ExternalCredentialPrincipalInput = String id, String principalName, ConnectApi.CredentialPrincipalType principalType, Integer sequenceNumber
  OrganizationSettings = String accessTimeout, Integer name, ConnectApi.UserSettings userSettings, String orgId
  UserSettings = Boolean canFollow, Boolean canModifyAllData, Boolean hasChatter, String userId, String userType
  `,
);

export const connectApiClasses: readonly LibraryClass[] = [
  ...enums,
  ...enumTable("ConnectApi", "FileSharingType = A, C, F, L, N, P, R"),
  ...data,
  defineClass({
    name: "ConnectApi.ConnectApiException",
    kind: "class",
    superclass: "System.Exception",
    members: {
      "String getErrorCode()": () => null,
    },
  }),
  defineClass({
    name: "ConnectApi.ChatterUsers",
    kind: "class",
    members: {
      "static ConnectApi.FollowingPage getFollowings(String communityId, String userId)":
        noFollowings,
      "static ConnectApi.Photo getPhoto(String communityId, String userId)": refuse(
        "ConnectApi.ChatterUsers.getPhoto",
      ),
      "static ConnectApi.Subscription follow(String communityId, String userId, String subjectId)":
        refuse("ConnectApi.ChatterUsers.follow"),
    },
  }),
  service("UserProfiles", "ConnectApi.Photo getPhoto(String communityId, String userId)"),
  service("Organization", "ConnectApi.OrganizationSettings getSettings()"),
  service(
    "NamedCredentials",
    "ConnectApi.ExternalCredential createExternalCredential(ConnectApi.ExternalCredentialInput requestBody)",
    "ConnectApi.NamedCredential createNamedCredential(ConnectApi.NamedCredentialInput requestBody)",
    "ConnectApi.ExternalCredential getExternalCredential(String developerName)",
    "ConnectApi.NamedCredential getNamedCredential(String developerName)",
  ),
  service(
    "ChatterFeeds",
    "ConnectApi.FeedElement postFeedElement(String communityId, ConnectApi.FeedElementInput feedElement)",
    "ConnectApi.FeedElement postFeedElement(String communityId, String subjectId, ConnectApi.FeedElementType feedElementType, String text)",
    "ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, ConnectApi.CommentInput comment, ConnectApi.BinaryInput feedElementFileUpload)",
    "ConnectApi.Comment postCommentToFeedElement(String communityId, String feedElementId, String text)",
    "ConnectApi.FeedElement getFeedElement(String communityId, String feedElementId)",
    "ConnectApi.FeedElementPage getFeedElementsFromFeed(String communityId, ConnectApi.FeedType feedType, String subjectId)",
    "void setTestGetFeedElementsFromFeed(String communityId, ConnectApi.FeedType feedType, String subjectId, ConnectApi.FeedElementPage result)",
    "void deleteFeedElement(String communityId, String feedElementId)",
  ),
  defineClass({
    name: "ConnectApi.BinaryInput",
    kind: "class",
    members: {
      "BinaryInput(Blob blob, String contentType, String filename)": () =>
        new PropertyBag("ConnectApi.BinaryInput"),
    },
  }),
];
