namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>Steps follow the protocol: each earlier one is finished or left out with a reason.</summary>
    public SessionReply BeginStep(string step, Stamp stamp) => Try(stamp, new SessionFact.StepBegun(step),
    [
        MustRun(), MustKnow(step), MustWait(step),
        Find(step)?.Step.Forbidden is { } why ? new(new($"Этот шаг сегодня запрещён: {why.Ru} Пропустите его.", $"This step is forbidden today: {why.En} Leave it out.")) : null,
        Steps.FirstOrDefault(s => s.Status == StepStatus.Running) is { } running ? new(new($"Ещё идёт шаг «{running.Step.Title.Ru}». Сначала завершите его.", $"The step \"{running.Step.Title.En}\" still runs. Finish it first.")) : null,
        .. Steps.TakeWhile(s => s.Step.Id != step).Where(s => s.Status == StepStatus.Waiting).Select(s => new Refusal(
            new($"Шаг «{s.Step.Title.Ru}» ещё не сделан. Сделайте его или пропустите с причиной.", $"The step \"{s.Step.Title.En}\" is not done yet. Do it, or leave it out with a reason."), "C-16")),
    ]);

    /// <summary>A step is finished once its timer has run and stopped and its fields are filled in.</summary>
    public SessionReply FinishStep(string step, Stamp stamp) => Try(stamp, new SessionFact.StepFinished(step),
    [
        MustRun(), MustKnow(step),
        Find(step) is { Status: not StepStatus.Running } s ? new(new($"Шаг «{s.Step.Title.Ru}» не идёт. Сначала начните его.", $"The step \"{s.Step.Title.En}\" is not running. Begin it first.")) : null,
        Find(step) is { TimerRuns: true } ? new(new("Таймер шага ещё идёт. Сначала остановите его.", "The timer of the step still runs. Stop it first."), "S0-29") : null,
        Find(step) is { Step.Timer: not null, TimerFrom: null } ? new(new("Таймер этого шага не запускали. Запустите его или пропустите шаг с причиной.", "The timer of this step never ran. Start it, or leave the step out with a reason."), "S0-29") : null,
    ]);

    /// <summary>Leaves a step out; somebody always says why, even where it is optional (S0-27, C-16).</summary>
    public SessionReply SkipStep(string step, string? reason, Stamp stamp) => Try(stamp, new SessionFact.StepSkipped(step, reason?.Trim() ?? ""),
    [
        MustRun(), MustKnow(step),
        Find(step) is { IsOver: true } s ? new(new($"Шаг «{s.Step.Title.Ru}» уже завершён.", $"The step \"{s.Step.Title.En}\" is over already.")) : null,
        Find(step) is { TimerRuns: true } ? new(new("Таймер шага идёт. Сначала остановите его.", "The timer of the step runs. Stop it first."), "S0-29") : null,
        MustSay(reason, new("Пропущенному шагу нужна причина. Напишите её.", "A step left out needs a reason. Write it."), "C-16"),
    ]);

    /// <summary>Starts the timer of a step, such as the mask.</summary>
    public SessionReply StartTimer(string step, Stamp stamp) => Try(stamp, new SessionFact.TimerStarted(step),
    [
        MustRun(), MustKnow(step),
        Find(step) is { Step.Timer: null } ? new(new("У этого шага нет таймера.", "This step has no timer.")) : null,
        Find(step) is { TimerFrom: not null } ? new(new("Таймер этого шага уже запускали. Что случилось, запишите в поле или поправкой.", "The timer of this step has run already. Record what happened in a field or an amendment."), "S0-29") : null,
        Find(step) is { Status: not StepStatus.Running } ? new(new("Сначала начните шаг, потом таймер.", "Begin the step before its timer."), "S0-29") : null,
        .. NotReady(step),
    ]);

    /// <summary>What is to be confirmed before the timer starts, and is not: eyes and mouth under a mask (S0-29, [41]).</summary>
    IEnumerable<Refusal> NotReady(string step) => (Find(step)?.Step.Fields ?? []).Where(field => field.BeforeTimer && Fields.GetValueOrDefault(field.Id) is not FieldValue.YesNo { Value: true })
        .Select(field => new Refusal(new($"{field.Label.Ru}: подтвердите до запуска таймера.", $"{field.Label.En}: confirm it before the timer starts."), "S0-29"));

    /// <summary>Stops the timer; never refused for a pause, for a mask must come off at any moment. Outside the range somebody says why.</summary>
    public SessionReply StopTimer(string step, string? reason, Stamp stamp)
    {
        var (ran, timer) = (Find(step)?.TimerAt(stamp.At) ?? TimeSpan.Zero, Find(step)?.Step.Timer);
        var outside = timer?.NeedsReason(ran) == true;
        return Try(stamp, new SessionFact.TimerStopped(step, outside ? reason?.Trim() : null),
        [
            MustKnow(step),
            Find(step) is { TimerRuns: false } ? new(new("Таймер этого шага не идёт.", "The timer of this step is not running.")) : null,
            outside ? MustSay(reason, new($"Прошло {ran.TotalMinutes:0.#} мин, а нужно {timer}. Напишите причину.", $"{ran.TotalMinutes:0.#} min have passed, and {timer} are asked for. Write the reason."), "S0-29") : null,
        ]);
    }

    /// <summary>Pauses the session. A running timer runs on: the mask stays on the skin.</summary>
    public SessionReply Pause(string? reason, Stamp stamp) => Try(stamp, new SessionFact.Paused(reason?.Trim() ?? ""),
        [MustRun(), MustSay(reason, new("Паузе нужна причина. Напишите её.", "A pause needs a reason. Write it."))]);

    public SessionReply Resume(Stamp stamp) => Try(stamp, new SessionFact.Resumed(),
        [Status == SessionStatus.Paused ? null : new(new("Сеанс не на паузе.", "The session is not paused."))]);

    /// <summary>Ends the session before its last step; a running timer ends with it. The record is still completed and signed.</summary>
    public SessionReply StopEarly(string? reason, string? rule, Stamp stamp) => Try(stamp, new SessionFact.StoppedEarly(reason?.Trim() ?? "", rule),
    [
        Status == SessionStatus.Stopped ? new(new("Сеанс уже остановлен.", "The session is stopped already.")) : null,
        MustSay(reason, new("Остановке нужна причина. Напишите её.", "Stopping needs a reason. Write it.")),
    ]);

    StepState? Find(string step) => Steps.FirstOrDefault(s => s.Step.Id == step);

    Refusal? MustRun() => Status switch
    {
        SessionStatus.Paused => new(new("Сеанс на паузе. Сначала продолжите его.", "The session is paused. Resume it first.")),
        SessionStatus.Stopped => new(new("Сеанс остановлен. Остаётся заполнить запись и подписать её.", "The session is stopped. What is left is to complete the record and sign it.")),
        _ => null,
    };

    Refusal? MustKnow(string step) => Find(step) is null ? new(new("Такого шага в плане нет. Обновите страницу.", "The plan has no such step. Reload the page.")) : null;

    Refusal? MustWait(string step) => Find(step) is { Status: not StepStatus.Waiting } s ? new(new($"Шаг «{s.Step.Title.Ru}» уже начат или завершён.", $"The step \"{s.Step.Title.En}\" has begun or is over.")) : null;

    static Refusal? MustSay(string? reason, Text otherwise, string? rule = null) => string.IsNullOrWhiteSpace(reason) ? new(otherwise, rule) : null;

    SessionReply Try(Stamp stamp, SessionFact what, IEnumerable<Refusal?> against)
    {
        if (Events.FirstOrDefault(known => known.Id == stamp.Id) is { } known)
            return new SessionReply.Accepted(known, this);
        List<Refusal> reasons = Status == SessionStatus.Signed && !FollowsSignature(what)
            ? [new(new("Запись подписана и больше не меняется. Напишите поправку.", "The record is signed and no longer changes. Write an amendment."))]
            : [.. against.OfType<Refusal>()];
        if (reasons.Count > 0)
            return new SessionReply.Refused(reasons);
        var happened = stamp.Mark(Id, what);
        return new SessionReply.Accepted(happened, Apply(happened));
    }
}
