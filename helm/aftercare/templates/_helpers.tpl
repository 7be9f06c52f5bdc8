{{/* What the code of each service needs; tests compare it with the code. Everything that is a choice is in values.yaml. */}}
{{- define "aftercare.catalog" -}}
gateway: {port: 8080, calls: [intent, reply, ticket, insight], verifiesTokens: true}
intent: {port: 8081, models: AFTERCARE_MODELS, trigger: queue}
reply: {port: 8082, models: AFTERCARE_REPLY, verifiesTokens: true, database: true}
ticket: {port: 8083, verifiesTokens: true, database: true, kafka: true, shop: true}
insight: {port: 8084, verifiesTokens: true, database: true, kafka: true, trigger: lag, tmp: 4Gi}
{{- end }}

{{- define "aftercare.fullname" -}}
{{- if contains "aftercare" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-aftercare{{ end }}
{{- end }}

{{/* The labels that select a component's pods. Takes {root, name}, as all below that say nothing else. */}}
{{- define "aftercare.selector" -}}
{{ dict "app.kubernetes.io/name" .name "app.kubernetes.io/instance" .root.Release.Name | toJson }}
{{- end }}

{{/* Takes {root, name, more}. */}}
{{- define "aftercare.labels" -}}
{{- $version := .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- $common := dict "app.kubernetes.io/part-of" "aftercare" "app.kubernetes.io/version" $version "app.kubernetes.io/managed-by" .root.Release.Service "helm.sh/chart" (printf "%s-%s" .root.Chart.Name .root.Chart.Version) }}
{{- merge $common (include "aftercare.selector" . | fromJson) (.more | default dict) | toJson }}
{{- end }}

{{/* Takes {root, object, name, more}: the object is named by release and object. Annotations may follow. */}}
{{- define "aftercare.metadata" -}}
metadata:
  name: {{ include "aftercare.fullname" .root }}-{{ .object }}
  labels: {{ include "aftercare.labels" . }}
{{- end }}

{{/* Takes the id of the user. */}}
{{- define "aftercare.podSecurity" -}}
{{ dict "runAsNonRoot" true "runAsUser" . "runAsGroup" . "fsGroup" . "fsGroupChangePolicy" "OnRootMismatch" "seccompProfile" (dict "type" "RuntimeDefault") | toJson }}
{{- end }}

{{- define "aftercare.containerSecurity" -}}
{allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
{{- end }}

{{/* Whether this service runs on a GPU: "true" or empty. Its migration, which has no facts, does not. */}}
{{- define "aftercare.onGpu" -}}
{{- if and .facts .root.Values.gpu.enabled (has .name .root.Values.gpu.services) }}true{{ end }}
{{- end }}

{{- define "aftercare.image" -}}
{{- $suffix := ternary "" "-jvm" (eq .root.Values.runtime "native") }}
{{- if include "aftercare.onGpu" . }}{{ $suffix = "-cuda" }}{{ end }}
{{- with .root.Values.image.repository }}{{ . }}/{{ end }}{{ .name }}-service:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}{{ $suffix }}
{{- end }}

{{/* What of a pod depends on where it may run. */}}
{{- define "aftercare.scheduling" -}}
{{- $values := .root.Values }}
{{- $all := pick $values "priorityClassName" "nodeSelector" "tolerations" | merge (dict "imagePullSecrets" $values.image.pullSecrets) }}
{{- if include "aftercare.onGpu" . }}
{{- $selector := merge (dict) $values.gpu.nodeSelector $values.nodeSelector }}
{{- $all = merge (dict "nodeSelector" $selector "tolerations" (concat $values.gpu.tolerations $values.tolerations)) (pick $values.gpu "runtimeClassName") $all }}
{{- end }}
{{- range $key, $value := $all }}
{{- if $value }}
{{ $key }}: {{ toJson $value }}
{{- end }}
{{- end }}
{{- end }}

{{/* Where the models come from and go to. Takes the values. */}}
{{- define "aftercare.models" -}}
path: /models
{{- if eq .models.source "image" }}
subPath: models
image: {reference: {{ .models.image | quote }}, pullPolicy: {{ .image.pullPolicy }}}
{{- else if eq .models.source "claim" }}
persistentVolumeClaim: {claimName: {{ .models.claim }}, readOnly: true}
{{- else }}
emptyDir: {}
{{- end }}
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

{{- define "aftercare.databaseLogin" }}
{{- $keys := .root.Values.database.secret }}
{{- $secret := include "aftercare.databaseSecret" .root }}
- {name: {{ .prefix }}_USER, valueFrom: {secretKeyRef: {name: {{ $secret }}, key: {{ $keys.usernameKey }}}}}
- {name: {{ .prefix }}_PASSWORD, valueFrom: {secretKeyRef: {name: {{ $secret }}, key: {{ $keys.passwordKey }}}}}
{{- end }}

{{- define "aftercare.databaseEnv" -}}
{{- $db := .Values.database }}
- {name: AFTERCARE_DB_URL, value: "postgresql://{{ include "aftercare.databaseHost" . }}:{{ ternary 5432 $db.port $db.bundled.enabled }}/{{ $db.name }}{{ with $db.parameters }}?{{ . }}{{ end }}"}
{{- include "aftercare.databaseLogin" (dict "root" . "prefix" "AFTERCARE_DB") }}
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
- {name: AFTERCARE_SERVICE_TOKEN, valueFrom: {secretKeyRef: {{ toJson $values.identity.serviceToken }}}}
{{- end }}
{{- if .facts.database }}
{{- include "aftercare.databaseEnv" .root }}
{{- end }}
{{- if .facts.kafka }}
- {name: KAFKA_BOOTSTRAP_SERVERS, value: {{ include "aftercare.bootstrapServers" .root | quote }}}
{{- end }}
{{- if and .facts.shop $values.shop.url }}
- {name: AFTERCARE_SHOP_URL, value: {{ $values.shop.url | quote }}}
{{- end }}
{{- if .facts.models }}
- {name: AFTERCARE_MODELS, value: /models}
{{- if include "aftercare.onGpu" . }}
- {name: {{ .facts.models }}_PROVIDER, value: cuda}
- {name: {{ .facts.models }}_FALLBACK, value: {{ $values.gpu.fallback | quote }}}
{{- end }}
{{- end }}
{{- range $key, $value := ternary (dict "DIR" "/tmp/stream" "STANDBYS" (ternary "1" "0" (or (ne .values.scaling.kind "none") (gt (int .values.replicas) 1)))) (dict) (eq .name "insight") }}
- {name: AFTERCARE_STREAM_{{ $key }}, value: {{ $value | quote }}}
{{- end }}
- {name: AFTERCARE_TRACING_DISABLED, value: {{ not $values.tracing.enabled | quote }}}
{{- if $values.tracing.enabled }}
- {name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ $values.tracing.endpoint | quote }}}
- {name: QUARKUS_OTEL_TRACES_SAMPLER, value: parentbased_traceidratio}
- {name: QUARKUS_OTEL_TRACES_SAMPLER_ARG, value: {{ $values.tracing.sampling | quote }}}
- {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
- {name: QUARKUS_OTEL_RESOURCE_ATTRIBUTES, value: "service.instance.id=$(POD_NAME),k8s.namespace.name={{ .root.Release.Namespace }}"}
{{- end }}
{{- if .values.config }}
- {name: QUARKUS_CONFIG_LOCATIONS, value: /etc/aftercare/config/application.properties}
{{- end }}
{{- with .values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}
