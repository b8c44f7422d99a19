namespace Carboxy.Sessions;

/// <summary>A step and how far it is; its timer is two instants, never a countdown.</summary>
public sealed record StepState(SessionStep Step)
{
    public StepStatus Status { get; init; }

    public DateTimeOffset? BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? SkipReason { get; init; }

    public DateTimeOffset? TimerFrom { get; init; }

    public DateTimeOffset? TimerUntil { get; init; }

    /// <summary>Why the minutes lie outside the range.</summary>
    public string? TimerReason { get; init; }

    public bool TimerRuns => TimerFrom is not null && TimerUntil is null;

    /// <summary>How long the timer ran, or has run by now. A clock that was set back gives zero, never less.</summary>
    public TimeSpan? TimerAt(DateTimeOffset now) => TimerFrom is { } from ? Span(from, TimerUntil ?? now) : null;

    public bool IsOver => Status is StepStatus.Finished or StepStatus.Skipped;

    internal static TimeSpan Span(DateTimeOffset from, DateTimeOffset until) => until > from ? until - from : TimeSpan.Zero;
}

/// <summary>How far a step is.</summary>
public enum StepStatus
{
    Waiting,
    Running,
    Finished,
    Skipped,
}
