namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>What a screen shows at a moment; computed from stored instants, so two tablets always agree.</summary>
    public SessionMoment At(DateTimeOffset now)
    {
        var current = Steps.FirstOrDefault(step => step.Status == StepStatus.Running);
        var until = EndedAt ?? now;
        return new(Status, current, Steps.FirstOrDefault(step => step.Status == StepStatus.Waiting), StepState.Span(StartedAt, until),
            current?.BegunAt is { } begun ? Worked(begun, until) : null,
            Steps.Where(step => step.TimerRuns).Select(step => Read(step, now)).FirstOrDefault());
    }

    TimeSpan Worked(DateTimeOffset from, DateTimeOffset until)
    {
        var rested = Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + StepState.Span(Later(pause.From, from), Earlier(pause.Until ?? until, until)));
        var all = StepState.Span(from, until);
        return all > rested ? all - rested : TimeSpan.Zero;
    }

    static TimerReading Read(StepState step, DateTimeOffset now)
    {
        var (elapsed, timer) = (step.TimerAt(now) ?? TimeSpan.Zero, step.Step.Timer ?? new(0));
        return new(step, elapsed, timer.AtLeast - elapsed, timer.AtMost - elapsed,
            elapsed > timer.AtMost ? TimerAlarm.TooLong : elapsed >= timer.AtLeast ? TimerAlarm.Due : TimerAlarm.None);
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>A session at one moment: the step that runs, the next one, how long, and the timer.</summary>
public sealed record SessionMoment(SessionStatus Status, StepState? Current, StepState? Next, TimeSpan InSession, TimeSpan? InStep, TimerReading? Timer);

/// <summary>A running timer: what is left to the shortest and, where there is one, to the longest time; negative once passed.</summary>
public sealed record TimerReading(StepState Step, TimeSpan Elapsed, TimeSpan ToShortest, TimeSpan? ToLongest, TimerAlarm Alarm);

/// <summary>Whether somebody has to come.</summary>
public enum TimerAlarm
{
    None,

    /// <summary>The shortest time has passed: it may be stopped.</summary>
    Due,

    /// <summary>The longest time has passed: stopping now needs a reason.</summary>
    TooLong,
}
