using Carboxy.Work.Booking;

namespace Carboxy.Work.Messages;

/// <summary>A practitioner's calendar behind a secret address; a new address ends the one before.</summary>
public sealed class CalendarFeed
{
    public required Id<ResourceRow> ResourceId { get; init; }

    public required byte[] SecretHash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required string Actor { get; set; }
}
