using Carboxy.Booking;
using System.Text.Json;
using System.Text.RegularExpressions;
using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>A practitioner, a room or a device as the form asks for it.</summary>
public sealed partial record ResourceEntry
{
    public const int LongestName = 60;

    public required ResourceKind Kind { get; init; }

    public required Id<Site> Site { get; init; }

    public required string Name { get; init; }

    /// <summary>Codes such as <c>face</c>, <c>injection</c> or <c>co2</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The practitioner's account, where there is one.</summary>
    public Guid? Person { get; init; }

    public Id<Room>? Room { get; init; }

    internal IEnumerable<Obstacle> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return new(new("Назовите ресурс, чтобы его узнали на доске.", "Give it a name, so that people know it on the board."));
        else if (Name.Trim().Length > LongestName)
            yield return new(new($"Имя длиннее {LongestName} знаков. Сократите его.", $"The name is longer than {LongestName} characters. Shorten it."));
        foreach (var tag in Tags.Where(t => !Code.IsMatch(t)))
            yield return new(new($"«{tag}» не подходит как метка: строчные латинские буквы, цифры и подчёркивание.", $"\"{tag}\" is no tag: lower-case letters, digits and underscores."));
        if ((Person is not null && Kind != ResourceKind.Practitioner) || (Room is not null && Kind != ResourceKind.Room))
            yield return new(new("Учётная запись бывает только у специалиста, комната — только у кабинета.", "Only a practitioner has an account, and only a room is a room."));
    }

    internal string TagText => string.Join(' ', Tags.Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    static partial Regex Code { get; }
}

/// <summary>Adds resources and their next versions to the next save; whoever changes them by hand leaves a line of audit.</summary>
sealed class ResourceChanges(ClinicDb db, DateTimeOffset now)
{
    public ResourceRow Add(ResourceEntry entry)
    {
        var row = New(entry, now);
        db.Resources.Add(row);
        Keep(row);
        return row;
    }

    public void Edit(ResourceRow row, ResourceEntry entry)
    {
        (row.Name, row.SiteId, row.Tags, row.PersonId, row.RoomId) = (entry.Name.Trim(), entry.Site, entry.TagText, entry.Person, entry.Room);
        Keep(row);
    }

    public void Retire(ResourceRow row, DateOnly? on)
    {
        row.RetiredOn = on;
        Keep(row);
    }

    internal static ResourceRow New(ResourceEntry entry, DateTimeOffset now) => new()
    {
        Id = Id<ResourceRow>.New(now), Kind = entry.Kind, SiteId = entry.Site, Name = entry.Name.Trim(), Tags = entry.TagText, PersonId = entry.Person, RoomId = entry.Room, Version = 0, CreatedAt = now,
    };

    void Keep(ResourceRow row)
    {
        row.Version++;
        var content = JsonSerializer.Serialize(new { kind = row.Kind.ToString(), site = row.SiteId.Value, name = row.Name, tags = row.Tags, person = row.PersonId, room = row.RoomId?.Value, retired_on = row.RetiredOn });
        db.ResourceVersions.Add(new() { ResourceId = row.Id, Version = row.Version, At = now, Actor = db.Actor.Code, Content = content });
    }
}
