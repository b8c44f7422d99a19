using System.Text.Json;
using Carboxy.Sessions;
using Carboxy.Work.Database;

namespace Carboxy.Work.Sessions;

/// <summary>One batch on its way into one session.</summary>
sealed class Merging(SessionRow row, Session start, HashSet<Id<SessionEvent>> own, DeviceBatch batch, Guid by, DateTimeOffset received)
{
    readonly DateTimeOffset begun = start.StartedAt;

    public Session Session { get; private set; } = start;

    public List<SessionEvent> Events { get; } = [];

    public List<SessionEventOrigin> Sent { get; } = [];

    public List<SessionConflict> Waiting { get; } = [];

    public List<Acknowledged> Answers { get; } = [];

    public void Remember(SessionEventOrigin before) => Answers.Add(new(new(before.EventId), before.Outcome, before.Sequence));

    public void Take(DeviceEvent sent, Func<DateTimeOffset, SessionGround> groundAt)
    {
        if (Sent.FirstOrDefault(o => o.EventId == sent.Id.Value) is { } twice)
        {
            Remember(twice);
            return;
        }

        var at = Later(begun, Earlier(received, sent.At.ToUniversalTime() + batch.ShiftAt(received)));
        var happened = new SessionEvent(sent.Id, new(row.Id.Value), by, at, sent.What);
        own.Add(sent.Id);
        switch (Session.Merge(new(happened, Math.Clamp(sent.Seen, 1, Session.Events.Count)), own, groundAt(at)))
        {
            case Merged.Kept kept when kept.After.Events.Count == Session.Events.Count:
                Answer(sent, kept.Event, Origins.Kept, Session.Events.ToList().FindIndex(e => e.Id == sent.Id) + 1); // a form had brought it already
                break;
            case Merged.Kept kept:
                Session = kept.After;
                Events.Add(kept.Event);
                Answer(sent, kept.Event, Origins.Kept, Session.Events.Count);
                break;
            case Merged.Echoed:
                Answer(sent, happened, Origins.Echoed, null);
                break;
            case Merged.Open open:
                Answer(sent, happened, Origins.Open, null, open);
                Waiting.Add(new()
                {
                    SessionId = row.Id, EventId = sent.Id.Value, PatientId = row.PatientId, Kind = Word.Of(open.Kind), At = received,
                    Content = JsonSerializer.Serialize(new ConflictGround(open.Reasons, open.Against), SessionJson.Options),
                });
                break;
        }
    }

    void Answer(DeviceEvent sent, SessionEvent happened, string outcome, int? sequence, Merged.Open? open = null)
    {
        Answers.Add(new(sent.Id, outcome, sequence, open?.Kind, open?.Reasons));
        Sent.Add(new()
        {
            SessionId = row.Id, EventId = sent.Id.Value, DeviceId = batch.Device, Number = sent.Number, Seen = sent.Seen,
            DeviceAt = sent.DeviceAt.ToUniversalTime(), At = happened.At, ReceivedAt = received,
            BehindSeconds = (int)Math.Clamp((received - batch.DeviceNow).TotalSeconds, int.MinValue, int.MaxValue),
            Outcome = outcome, Sequence = sequence, Actor = new Actor.Person(by).Code, Content = SessionJson.WriteEvent(happened),
        });
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
