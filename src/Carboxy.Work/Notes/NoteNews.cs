namespace Carboxy.Work.Notes;

/// <summary>Tells whoever listens in this program that notes or decisions have changed; what changed, each reads for itself.</summary>
public sealed class NoteNews
{
    public event EventHandler? Changed;

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
