using Carboxy.Booking;
using Carboxy.Knowledge;
using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>A practitioner, a room or a device: only one session can have it at a time.</summary>
public sealed class ResourceRow
{
    public required Id<ResourceRow> Id { get; init; }

    public required ResourceKind Kind { get; init; }

    public required Id<Site> SiteId { get; set; }

    public required string Name { get; set; }

    /// <summary>What it can do, as codes between spaces: zones, kinds of treatment, kinds of device.</summary>
    public required string Tags { get; set; }

    /// <summary>The practitioner's account, where there is one.</summary>
    public Guid? PersonId { get; set; }

    public Id<Room>? RoomId { get; set; }

    /// <summary>The first day on which it is not there any more.</summary>
    public DateOnly? RetiredOn { get; set; }

    public required int Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public IReadOnlyList<string> TagList => Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A resource of which no kind of treatment is said does every kind.</summary>
    public bool Does(Modality modality)
    {
        var said = Enum.GetValues<Modality>().Where(m => TagList.Contains(Word.Of(m))).ToList();
        return said.Count == 0 || said.Contains(modality);
    }

    /// <summary>A resource without skills of a kind does everything of that kind; one that names some does those: modalities, and zones with their parts.</summary>
    public bool Can(Modality modality, string zone, Zones zones)
    {
        var places = TagList.Where(zones.Knows).ToList();
        return Does(modality) && (places.Count == 0 || places.Exists(tag => zones.Within(zone, tag)));
    }
}

/// <summary>A resource as one save left it.</summary>
sealed class ResourceVersion
{
    public required Id<ResourceRow> ResourceId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}
