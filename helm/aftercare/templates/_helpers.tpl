{{/* What the code of each service needs; tests compare it with the code. Everything that is a choice is in values.yaml. */}}
{{- define "aftercare.catalog" -}}
gateway: {port: 8080, calls: [intent, reply, ticket, insight], verifiesTokens: true}
intent: {port: 8081, models: AFTERCARE_MODELS, trigger: queue}
reply: {port: 8082, models: AFTERCARE_REPLY, verifiesTokens: true, database: true}
ticket: {port: 8083, verifiesTokens: true, database: true, kafka: true, shop: true}
insight: {port: 8084, verifiesTokens: true, database: true, kafka: true, trigger: lag}
{{- end }}

{{- define "aftercare.fullname" -}}
{{- if contains "aftercare" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-aftercare{{ end }}
{{- end }}

{{/* The labels that select a component's pods. Takes {root, name}, as all below that say nothing else. */}}
{{- define "aftercare.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "aftercare.labels" -}}
{{ include "aftercare.selector" . }}
app.kubernetes.io/part-of: aftercare
app.kubernetes.io/version: {{ .root.Values.image.tag | default .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "aftercare.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .uid }}
runAsGroup: {{ .uid }}
fsGroup: {{ .uid }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "aftercare.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Whether this service runs on a GPU: "true" or empty. */}}
{{- define "aftercare.onGpu" -}}
{{- if and .root.Values.gpu.enabled (has .name .root.Values.gpu.services) }}true{{ end }}
{{- end }}

{{- define "aftercare.image" -}}
{{- $suffix := ternary "" "-jvm" (eq .root.Values.runtime "native") }}
{{- if include "aftercare.onGpu" . }}{{ $suffix = "-cuda" }}{{ end }}
{{- with .root.Values.image.repository }}{{ . }}/{{ end }}{{ .name }}-service:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}{{ $suffix }}
{{- end }}

{{/* The port of a URL, or of host:port. */}}
{{- define "aftercare.portOf" -}}
{{- $port := regexFind ":[0-9]+(/|$)" . | trimPrefix ":" | trimSuffix "/" }}
{{- $port | default (ternary "80" "443" (hasPrefix "http://" .)) }}
{{- end }}

{{- define "aftercare.databaseHost" -}}
{{- ternary (printf "%s-postgresql" (include "aftercare.fullname" .)) .Values.database.host .Values.database.bundled.enabled }}
{{- end }}

{{- define "aftercare.databaseSecret" -}}
{{- .Values.database.secret.name | default (printf "%s-postgresql" (include "aftercare.fullname" .)) }}
{{- end }}

{{- define "aftercare.bootstrapServers" -}}
{{- ternary (printf "%s-kafka:9092" (include "aftercare.fullname" .)) .Values.kafka.bootstrapServers .Values.kafka.bundled.enabled }}
{{- end }}

{{- define "aftercare.databaseEnv" -}}
{{- $db := .Values.database }}
- name: AFTERCARE_DB_URL
  value: postgresql://{{ include "aftercare.databaseHost" . }}:{{ ternary 5432 $db.port $db.bundled.enabled }}/{{ $db.name }}{{ with $db.parameters }}?{{ . }}{{ end }}
{{- range $variable, $key := dict "USER" $db.secret.usernameKey "PASSWORD" $db.secret.passwordKey }}
- name: AFTERCARE_DB_{{ $variable }}
  valueFrom: {secretKeyRef: {name: {{ include "aftercare.databaseSecret" $ }}, key: {{ $key }}}}
{{- end }}
{{- end }}

{{/* The environment of a service. Takes {root, name, facts, values}. */}}
{{- define "aftercare.env" -}}
{{- $values := .root.Values }}
{{- $fullname := include "aftercare.fullname" .root }}
- {name: AFTERCARE_ISSUER, value: {{ $values.identity.issuer | quote }}}
- {name: AFTERCARE_JWKS_URL, value: {{ $values.identity.jwksUrl | default "file:/etc/aftercare/identity/jwks.json" | quote }}}
{{- range .facts.calls }}
- {name: AFTERCARE_{{ upper . }}_URL, value: "http://{{ $fullname }}-{{ . }}"}
{{- end }}
{{- if and (eq .name "gateway") $values.identity.serviceToken.name }}
- name: AFTERCARE_SERVICE_TOKEN
  valueFrom: {secretKeyRef: {{ toJson $values.identity.serviceToken }}}
{{- end }}
{{- if .facts.database }}
{{ include "aftercare.databaseEnv" .root }}
{{- end }}
{{- if .facts.kafka }}
- {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ include "aftercare.bootstrapServers" .root | quote }}}
{{- end }}
{{- if and .facts.shop $values.shop.url }}
- {name: AFTERCARE_SHOP_URL, value: {{ $values.shop.url | quote }}}
{{- end }}
{{- if .facts.models }}
- {name: AFTERCARE_MODELS, value: /models}
# The tokenizers' library unpacks itself below it.
- {name: DJL_CACHE_DIR, value: /tmp/djl}
{{- if include "aftercare.onGpu" . }}
- {name: {{ .facts.models }}_PROVIDER, value: cuda}
- {name: {{ .facts.models }}_FALLBACK, value: {{ $values.gpu.fallback | quote }}}
{{- end }}
{{- end }}
- {name: AFTERCARE_TRACING_DISABLED, value: {{ not $values.tracing.enabled | quote }}}
{{- if $values.tracing.enabled }}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ $values.tracing.endpoint | quote }}}
- {name: QUARKUS_OTEL_TRACES_SAMPLER, value: parentbased_traceidratio}
- {name: QUARKUS_OTEL_TRACES_SAMPLER_ARG, value: {{ $values.tracing.sampling | quote }}}
- name: POD_NAME
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
- {name: QUARKUS_OTEL_RESOURCE_ATTRIBUTES, value: "service.instance.id=$(POD_NAME),k8s.namespace.name={{ .root.Release.Namespace }}"}
{{- end }}
{{- if .values.config }}
- {name: QUARKUS_CONFIG_LOCATIONS, value: /etc/aftercare/config/application.properties}
{{- end }}
{{- with .values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}
