/**
 * Alert rules for Prometheus, as a file of rules. Prometheus keeps the label `job` for the job of the scrape, and stores the job
 * of a restore as `exported_job`; no rule depends on it.
 */
export const alertRules = `# Alert rules for the metrics of restop: put the file into rule_files of prometheus.yml.
groups:
  - name: restop
    rules:
      - alert: RestopRestoreFailed
        expr: restop_restore_state{state="failed"} == 1
        labels:
          severity: critical
        annotations:
          summary: 'Restore of {{ $labels.tenant }} on {{ $labels.cluster }} failed'
          description: 'The labels error and error_code of restop_restore_info name the error; restop shows where it happened.'

      - alert: RestopRestoreDropped
        expr: restop_restore_state{state="dropped"} == 1
        labels:
          severity: warning
        annotations:
          summary: 'Tenant {{ $labels.tenant }} on {{ $labels.cluster }} is gone before its restore ended'
          description: 'The restore was cancelled, or somebody dropped the tenant.'

      - alert: RestopRestoreStalled
        expr: restop_restore_state{state="stalled"} == 1
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: 'Restore of {{ $labels.tenant }} on {{ $labels.cluster }} does not move'
          description: 'Neither data nor log has moved for 10 minutes or longer.'

      - alert: RestopRestoreOverdue
        expr: time() - restop_restore_start_timestamp_seconds > restop_restore_previous_duration_seconds
        for: 5m
        labels:
          severity: warning
        annotations:
          summary: 'Restore of {{ $labels.tenant }} on {{ $labels.cluster }} takes longer than the last one'
          description: 'It has run for {{ $value | humanizeDuration }}, longer than the last successful restore of the same source took.'

      - alert: RestopLogLagGrowing
        expr: deriv(restop_restore_log_lag_seconds[5m]) > 0
        for: 10m
        labels:
          severity: warning
        annotations:
          summary: 'Log of {{ $labels.tenant }} on {{ $labels.cluster }} falls behind'
          description: 'The distance between the recovered log and the point in time that is restored to has grown for 10 minutes.'

      - alert: RestopAgentUnreachable
        expr: restop_agent_up == 0
        for: 5m
        labels:
          severity: warning
        annotations:
          summary: 'Agent {{ $labels.agent }} of {{ $labels.cluster }} gives no usable answer'
          description: 'Restores go on in OceanBase without it, but nobody watches them. Check obshell on that host.'

      - alert: RestopNoAnswer
        expr: time() - restop_last_answer_timestamp_seconds > 600
        labels:
          severity: critical
        annotations:
          summary: 'Nothing is known of the restores on {{ $labels.cluster }}'
          description: 'The cluster gave its last answer {{ $value | humanizeDuration }} ago.'

      - alert: RestopExportDown
        expr: up{job=~"restop.*"} == 0 or absent(up{job=~"restop.*"})
        for: 5m
        labels:
          severity: critical
        annotations:
          summary: 'restop export cannot be scraped'
          description: 'No other alert about restores can fire. The rule expects a scrape job whose name begins with restop.'
`;
