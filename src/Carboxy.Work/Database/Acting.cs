namespace Carboxy.Work.Database;

/// <summary>Who does something to a record.</summary>
public abstract record Actor
{
    /// <summary>Somebody of the clinic, signed in.</summary>
    public sealed record Person(Guid Id) : Actor;

    /// <summary>A patient who came by an intake link.</summary>
    public sealed record Link(Guid Id) : Actor;

    /// <summary>The program itself, such as <c>demo</c> or <c>rescreen</c>.</summary>
    public sealed record Program(string Name) : Actor;

    /// <summary>Nobody has signed in.</summary>
    public sealed record Nobody : Actor;

    /// <summary>The person, or null where nobody or something else acts.</summary>
    public Guid? PersonId => (this as Person)?.Id;

    /// <summary>As the audit trail writes it; ids only, never a name of a human being.</summary>
    public string Code => this switch
    {
        Person p => $"person:{p.Id:D}",
        Link l => $"link:{l.Id:D}",
        Program p => $"program:{p.Name}",
        _ => "nobody",
    };
}

/// <summary>
/// In which clinic work is done, and by whom. The actor is asked for when a line is written: within one web request
/// the person is not known yet when the first query runs.
/// </summary>
public sealed class Acting(Id<Clinic> clinic, Func<Actor> actor)
{
    public Acting(Id<Clinic> clinic, Actor actor) : this(clinic, () => actor)
    {
    }

    public Id<Clinic> Clinic => clinic;

    public Actor Actor => taken ?? actor();

    Actor? taken;

    /// <summary>Somebody has proved who they are within this piece of work, such as a patient by their link.</summary>
    internal void ActAs(Actor who) => taken = who;

    /// <summary>The program itself is at work, such as a job.</summary>
    public void ActAsProgram(string name) => ActAs(new Actor.Program(name));
}
