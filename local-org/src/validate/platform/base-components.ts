// The base components of Lightning that templates name by a tag, as the component reference lists them.
export const BASE_COMPONENTS =
  `accordion accordion-section alert avatar badge barcode-scanner breadcrumb breadcrumbs button button-group button-icon
button-icon-stateful button-menu button-stateful card carousel carousel-image checkbox-group click-to-dial combobox datatable
dual-listbox dynamic-icon file-upload flow formatted-address formatted-date-time formatted-email formatted-location formatted-name
formatted-number formatted-phone formatted-rich-text formatted-text formatted-time formatted-url grouped-combobox helptext icon input
input-address input-field input-location input-name input-rich-text layout layout-item map menu-divider menu-item menu-subheader
messages modal-body modal-footer modal-header output-field path pill pill-container progress-bar progress-indicator progress-ring
progress-step quick-action-panel radio-group record-edit-form record-form record-picker record-view-form relative-date-time
rich-text-toolbar-button rich-text-toolbar-button-group select slider spinner stacked-tab stacked-tabset static-map tab tabset textarea
tile toast-container toast tree tree-grid vertical-navigation vertical-navigation-item vertical-navigation-item-badge
vertical-navigation-item-icon vertical-navigation-overflow vertical-navigation-section`
    .split(/\s+/)
    .map((name) => `lightning-${name}`);
